namespace FlowHost.Sdk;

/// <summary>What the sequence numbers of a device say; an estimate, for the network may lose, repeat and reorder.</summary>
/// <param name="Received">What was received, in the sequence's unit.</param>
/// <param name="Lost">What was lost on the way here, in the sequence's unit.</param>
/// <param name="Duplicates">Messages that came twice.</param>
/// <param name="Reordered">Messages that came late, after the gap they left was seen.</param>
/// <param name="Restarts">How often the device began to count anew.</param>
/// <param name="Unexplained">Messages whose number fits nothing: many of them mean that the device does not count as its protocol says.</param>
internal readonly record struct SequenceCounts(long Received, long Lost, long Duplicates, long Reordered, long Restarts, long Unexplained)
{
    public static SequenceCounts operator +(SequenceCounts a, SequenceCounts b) => new(
        a.Received + b.Received,
        a.Lost + b.Lost,
        a.Duplicates + b.Duplicates,
        a.Reordered + b.Reordered,
        a.Restarts + b.Restarts,
        a.Unexplained + b.Unexplained);

    public static SequenceCounts operator -(SequenceCounts a, SequenceCounts b) => new(
        a.Received - b.Received,
        a.Lost - b.Lost,
        a.Duplicates - b.Duplicates,
        a.Reordered - b.Reordered,
        a.Restarts - b.Restarts,
        a.Unexplained - b.Unexplained);
}
