namespace FlowHost.Sdk;

/// <summary>What became of exported rows. Rows that are in none of these numbers stay pending: a later flush answers for them.</summary>
/// <param name="Accepted">Rows that arrived since the last flush.</param>
/// <param name="Rejected">Rows that did not, each with the reason; null when all arrived.</param>
public readonly record struct ExportResult(long Accepted, IReadOnlyList<RejectedRow>? Rejected = null)
{
    /// <summary>Rows that are lost together, as with a file that could not be written; the exporter has said why in its log.</summary>
    public long Lost { get; init; }
}
