using System.ComponentModel.DataAnnotations;

namespace FlowHost.Enrichers.OptionTables;

/// <summary>Sampled counters, scaled to what was there.</summary>
public sealed class ScaleOptions
{
    /// <summary>The attribute that says how many packets one sampled packet stands for.</summary>
    /// <example>interval</example>
    [Required]
    public string By { get; set; } = "";

    /// <summary>The fields to add and the counter that each scales.</summary>
    /// <example>{ packetDeltaCountScaled: packetDeltaCount }</example>
    public IReadOnlyDictionary<string, string> Fields { get; set; } = new Dictionary<string, string>();
}
