namespace FlowHost.Control.Status;

/// <summary>A pipeline.</summary>
internal sealed record PipelineReport
{
    public required string Name { get; init; }

    public required string State { get; init; }

    /// <summary>What it lacks to be sent datagrams; empty when it is ready.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    /// <summary>The ledger: <c>datagrams</c>, <c>sets</c>, <c>templates</c>, <c>records</c>.</summary>
    public required IReadOnlyDictionary<string, StageReport> Ledger { get; init; }

    public required IReadOnlyList<InputReport> Inputs { get; init; }

    public required IReadOnlyList<ExporterReport> Exporters { get; init; }

    public int EstablishedAgents { get; init; }

    public int NewAgents { get; init; }

    /// <summary>Those with the most records, as many as were asked for.</summary>
    public IReadOnlyList<AgentReport> Agents { get; init; } = [];
}
