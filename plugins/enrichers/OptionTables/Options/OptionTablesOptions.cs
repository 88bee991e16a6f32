using System.ComponentModel.DataAnnotations;

namespace FlowHost.Enrichers.OptionTables;

/// <summary>Which tables are kept, and how records are joined with them.</summary>
public sealed class OptionTablesOptions
{
    /// <summary>Rules of your own. One that has the name of a rule that comes with the plugin takes its place.</summary>
    /// <value>The default is none: the rules that come with the plugin alone.</value>
    /// <example>[{ name: wlan, key: [wlanId], attributes: { ssid: wlanSSID }, joins: [{ key: [wlanId], fields: { clientSSID: ssid } }] }]</example>
    public IReadOnlyList<RuleOptions> Rules { get; set; } = [];

    /// <summary>Names of rules that come with the plugin and are not wanted.</summary>
    /// <value>The default is none: all are used.</value>
    /// <example>[sampler]</example>
    public IReadOnlyList<string> Without { get; set; } = [];

    /// <summary>The most rows of one table of one device, over all its observation domains. A row beyond is counted and not kept.</summary>
    /// <value>The default value is 100000. A device that is not known for long yet has 1000.</value>
    [Range(1, 10_000_000)]
    public int MaxRows { get; set; } = 100_000;

    /// <summary>The most fields that take their names from option data, as <c>http_host</c> does.</summary>
    /// <value>The default value is 128. Devices that are not known for long yet may use half of them.</value>
    [Range(0, 1000)]
    public int MaxNames { get; set; } = 128;
}
