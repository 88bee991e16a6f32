namespace FlowHost.Pipelines;

/// <summary>What became of the records that passed a tap.</summary>
/// <param name="Seen">Records that were looked at.</param>
/// <param name="Taken">Records that were looked for.</param>
/// <param name="Missed">Records that were not looked at, because they came faster than they were read.</param>
internal readonly record struct TapCounts(long Seen, long Taken, long Missed);
