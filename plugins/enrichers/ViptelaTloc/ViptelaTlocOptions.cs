using System.ComponentModel.DataAnnotations;

namespace FlowHost.Enrichers.ViptelaTloc;

/// <summary>The options of the <c>viptela-tloc</c> enricher.</summary>
public sealed class ViptelaTlocOptions
{
    /// <summary>Tunnels that have metrics. Measurements of further ones are counted.</summary>
    /// <value>The default value is 1000.</value>
    [Range(1, 100_000)]
    public int MaxTunnels { get; set; } = 1000;

    /// <summary>How long a tunnel that is measured no more keeps its metrics.</summary>
    /// <value>The default value is 00:30:00: three times the interval in which devices send their tables.</value>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    public TimeSpan ForgetAfter { get; set; } = TimeSpan.FromMinutes(30);
}
