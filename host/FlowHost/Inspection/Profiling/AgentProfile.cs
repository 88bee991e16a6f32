using System.Diagnostics.CodeAnalysis;

namespace FlowHost.Inspection.Profiling;

/// <summary>The layouts of one agent.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "AgentMap makes it.")]
internal sealed class AgentProfile
{
    public Dictionary<ProfileKey, LayoutProfile> Layouts { get; } = [];

    /// <summary>Fields of all layouts together.</summary>
    public int Fields { get; set; }

    /// <summary>Whether there were layouts for which there was no room.</summary>
    public bool IsFull { get; set; }
}
