namespace FlowHost.Sdk;

/// <summary>A template of a device, its elements, and what came for it.</summary>
/// <param name="Version">The protocol's version.</param>
/// <param name="Domain">The observation domain.</param>
/// <param name="Id">The template id; 0 for the layout that a protocol without templates has.</param>
public sealed record TemplateSection(byte Version, uint Domain, ushort Id)
{
    /// <summary>What is known of it.</summary>
    public required TemplateState State { get; init; }

    /// <summary>What carried it: over a connection a template need not be repeated.</summary>
    public Transport Transport { get; init; }

    /// <summary>Whether it is an options template: its records say something of the device, not of traffic.</summary>
    public bool IsOptions { get; init; }

    /// <summary>Whether the protocol has no templates: this is its one layout.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Whether it holds no more: the device has sent another of the same id, or it was not repeated for too long.</summary>
    public bool IsPast { get; init; }

    /// <summary>What kind of records it has: <c>flow</c>, <c>nat</c>, …; empty when none came.</summary>
    public string RecordType { get; init; } = "";

    /// <summary>The ports that it came by.</summary>
    public IReadOnlyList<StreamPorts> Ports { get; init; } = [];

    /// <summary>Its fields, in the order of the wire.</summary>
    public IReadOnlyList<FieldSection> Fields { get; init; } = [];

    /// <summary>Data sets that came for it; null when that is not known.</summary>
    public long? Sets { get; init; }

    /// <summary>Records that were looked at: all of them, unless <see cref="AgentReport.IsSampled"/>.</summary>
    public long Records { get; init; }

    /// <summary>When it, or the data that lacks it, came first; null when that was before the host started, or is not known.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>When it, or the data that lacks it, came last; null when that is not known.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>The longest time between two announcements; null when it was not repeated.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>What was measured for rules.</summary>
    public IReadOnlyList<DurationSection> Durations { get; init; } = [];
}
