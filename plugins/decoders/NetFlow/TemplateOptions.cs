using System.ComponentModel.DataAnnotations;

namespace FlowHost.Decoders.NetFlow;

/// <summary>How the decoders of <c>netflow9</c> and <c>ipfix</c> keep templates.</summary>
public sealed class TemplateOptions
{
    /// <summary>
    /// How long a template that came by UDP holds without being sent again (RFC 7011 section 8.4). Never less than three times what the device
    /// takes between two announcements.
    /// </summary>
    /// <value>The default value is six hours.</value>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(6);

    /// <summary>
    /// How long data that came before its template waits for it. Then it is dropped and counted as <c>NoTemplate</c>. 0 keeps none.
    /// </summary>
    /// <value>The default value is 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Hold { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many data sets of one device may wait for their templates; more are dropped and counted as <c>HoldLimit</c>.</summary>
    /// <value>The default value is 256.</value>
    [Range(0, 65_536)]
    public int HoldSets { get; set; } = 256;
}
