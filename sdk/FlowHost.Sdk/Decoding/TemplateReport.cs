namespace FlowHost.Sdk;

/// <summary>A template of an agent, for people: what <c>flowhost inspect</c> shows.</summary>
/// <param name="Domain">The observation domain.</param>
/// <param name="Id">The template id.</param>
/// <param name="SourcePort">The port that sent it; 0 where ports do not count.</param>
/// <param name="ListenPort">The port that it was sent to; 0 where ports do not count.</param>
public sealed record TemplateReport(uint Domain, ushort Id, ushort SourcePort, ushort ListenPort)
{
    /// <summary>What is known of it.</summary>
    public required TemplateState State { get; init; }

    /// <summary>Whether it is an options template.</summary>
    public bool IsOptions { get; init; }

    /// <summary>Its fields in wire order; empty when it is missing.</summary>
    public IReadOnlyList<TemplateField> Fields { get; init; } = [];

    /// <summary>The layout of its records; null until data was decoded with it.</summary>
    public FlowSchema? Schema { get; init; }

    /// <summary>When it, or the data that lacks it, came first: nanoseconds since 1970-01-01 UTC.</summary>
    public required long FirstSeen { get; init; }

    /// <summary>When it, or the data that lacks it, came last: nanoseconds since 1970-01-01 UTC.</summary>
    public required long LastSeen { get; init; }

    /// <summary>The longest time between two announcements, in nanoseconds; 0: it was sent once.</summary>
    public long Interval { get; init; }

    /// <summary>Data sets that came for it.</summary>
    public required long Sets { get; init; }
}
