namespace FlowHost.Control.Status;

/// <summary>The answer of <c>/status</c>. Part of what users build on: names stay, new ones may come.</summary>
internal sealed record StatusReport
{
    public required string Version { get; init; }

    /// <summary>When the answer was made.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>How long the process has been running.</summary>
    public required double UptimeSeconds { get; init; }

    public required IReadOnlyList<PipelineReport> Pipelines { get; init; }
}
