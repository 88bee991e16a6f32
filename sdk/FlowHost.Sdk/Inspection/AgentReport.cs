namespace FlowHost.Sdk;

/// <summary>What a device sends: what rules judge, and <c>flowhost inspect</c> shows.</summary>
/// <param name="Address">Its address.</param>
public sealed record AgentReport(string Address)
{
    /// <summary>What the pipeline calls it; null when it has no name.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it was read from a capture, all of it; otherwise it is what a running host knows.</summary>
    public bool IsCapture { get; init; }

    /// <summary>
    /// Whether some of its records were not looked at: those of a running host are sampled, and there are limits. Then that none of them has
    /// something is no more than that none which was looked at has it.
    /// </summary>
    public bool IsSampled { get; init; }

    /// <summary>When its first message was received.</summary>
    public DateTimeOffset First { get; init; }

    /// <summary>When its last message was received.</summary>
    public DateTimeOffset Last { get; init; }

    /// <summary>Datagrams that a decoder took.</summary>
    public long Datagrams { get; init; }

    /// <summary>Records that were decoded.</summary>
    public long Records { get; init; }

    /// <summary>What the pipeline says of its sampling (<c>agents: sampling</c>): one packet in so many; null when it says nothing.</summary>
    public int? Sampling { get; init; }

    /// <summary>Protocol versions and observation domains.</summary>
    public IReadOnlyList<DomainSection> Domains { get; init; } = [];

    /// <summary>Its templates, and those that are missing.</summary>
    public IReadOnlyList<TemplateSection> Templates { get; init; } = [];

    /// <summary>Datagrams of it that were dropped; what was dropped of single domains stands with them.</summary>
    public IReadOnlyList<DropSection> Drops { get; init; } = [];

    /// <summary>What rules read from it.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>What rules found, the worst first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>From the first to the last message.</summary>
    public TimeSpan Span => Last - First;
}
