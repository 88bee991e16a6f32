using System.ComponentModel.DataAnnotations;

namespace FlowHost.Enrichers.FlowInfo;

/// <summary>How much is remembered of address translation, and for how long.</summary>
public sealed class FlowInfoOptions
{
    /// <summary>
    /// The most address translations that are kept, those that have ended included. One beyond is counted and not kept. A translation takes some 180
    /// octets; memory grows with what devices report.
    /// </summary>
    /// <value>The default value is 1500000: a million sessions and what was before them.</value>
    [Range(0, 50_000_000)]
    public int MaxTranslations { get; set; } = 1_500_000;

    /// <summary>How long a translation counts after it was last reported as created, when its end is not reported.</summary>
    /// <value>The default value is two hours.</value>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan TranslationLifetime { get; set; } = TimeSpan.FromHours(2);

    /// <summary>How long a translation counts after its end, for records that are late, and before its beginning, for clocks that differ.</summary>
    /// <value>The default value is three minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan TranslationGrace { get; set; } = TimeSpan.FromMinutes(3);
}
