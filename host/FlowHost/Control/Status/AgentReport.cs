namespace FlowHost.Control.Status;

/// <summary>A device.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Name">What the pipeline calls it.</param>
/// <param name="Established">Whether it has sent records for a while.</param>
/// <param name="Datagrams">Datagrams that a decoder took.</param>
/// <param name="Dropped">Datagrams, sets and templates of it that were dropped, by reason.</param>
/// <param name="Records">Records that were decoded.</param>
/// <param name="LastSeen">When its last datagram came.</param>
/// <param name="CompletenessPercent">What arrived of what it sent, by its sequence numbers; null when they say nothing yet.</param>
/// <param name="Sources">By protocol version and observation domain.</param>
internal sealed record AgentReport(
    string Address,
    string? Name,
    bool Established,
    long Datagrams,
    IReadOnlyDictionary<string, long> Dropped,
    long Records,
    DateTimeOffset LastSeen,
    double? CompletenessPercent,
    IReadOnlyList<SourceReport> Sources);
