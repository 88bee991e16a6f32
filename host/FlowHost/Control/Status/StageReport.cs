namespace FlowHost.Control.Status;

/// <summary>What came to a stage, and what became of it.</summary>
/// <param name="Seen">What came.</param>
/// <param name="Passed">What went on.</param>
/// <param name="Waiting">What waits.</param>
/// <param name="Unaccounted">The rest, which must be 0 whenever the host is idle.</param>
/// <param name="Dropped">What was dropped, by reason.</param>
internal sealed record StageReport(long Seen, long Passed, long Waiting, long Unaccounted, IReadOnlyDictionary<string, long> Dropped);
