namespace FlowHost.Control.Status;

/// <summary>An exporter.</summary>
/// <param name="Name">Its entry's name.</param>
/// <param name="Destination">Where records go; null when that is no one place.</param>
/// <param name="State"><c>open</c>, or <c>off</c>: it failed too often and is left alone for now.</param>
/// <param name="Offered">Records that came to it.</param>
/// <param name="Accepted">Records that arrived at its target.</param>
/// <param name="Pending">Records that it was given and does not answer for yet.</param>
/// <param name="QueueRows">Records that wait in front of it.</param>
/// <param name="QueueLimit">Records that may wait; 0: it has no queue.</param>
/// <param name="Unaccounted">The rest, which must be 0 whenever the host is idle.</param>
/// <param name="Dropped">Records that were dropped, by reason.</param>
internal sealed record ExporterReport(
    string Name,
    string? Destination,
    string State,
    long Offered,
    long Accepted,
    long Pending,
    long QueueRows,
    long QueueLimit,
    long Unaccounted,
    IReadOnlyDictionary<string, long> Dropped);
