using FlowHost.Inspection.Profiling;

namespace FlowHost.Pipelines;

/// <summary>How a pipeline is run.</summary>
internal sealed record RunMode
{
    /// <summary>True for <c>decode</c> and <c>replay</c>: one worker, no wall clock, the same bytes each time.</summary>
    public required bool IsCapture { get; init; }

    /// <summary>How many datagrams one burst holds at most; null: the runtime's own choice.</summary>
    public int? BurstSize { get; init; }

    /// <summary>Looks at what the records hold, for <c>inspect</c>; null: nothing is looked at, which costs nothing.</summary>
    public Profiler? Profiler { get; init; }

    /// <summary>Where plugins keep what survives a restart; null: nothing is kept.</summary>
    public string? StateDirectory { get; init; }
}
