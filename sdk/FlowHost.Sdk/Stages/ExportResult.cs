namespace FlowHost.Sdk;

/// <summary>What became of exported rows. Rows that are in neither number stay pending: a later flush answers for them.</summary>
/// <param name="Accepted">Rows that arrived since the last flush.</param>
/// <param name="Rejected">Rows that did not, each with the reason; null when all arrived.</param>
public readonly record struct ExportResult(long Accepted, IReadOnlyList<RejectedRow>? Rejected = null);
