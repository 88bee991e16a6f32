namespace FlowHost.Sdk;

/// <summary>What became of the rows exported since the last flush.</summary>
/// <param name="Accepted">Rows that arrived.</param>
/// <param name="Rejected">Rows that did not, each with the reason; null when all arrived.</param>
public readonly record struct ExportResult(long Accepted, IReadOnlyList<RejectedRow>? Rejected = null);
