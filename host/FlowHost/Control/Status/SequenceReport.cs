using FlowHost.Sdk;

namespace FlowHost.Control.Status;

/// <summary>What sequence numbers say: datagrams in v9, records in v5 and IPFIX.</summary>
/// <param name="Received">What came.</param>
/// <param name="Lost">What was lost on the way.</param>
/// <param name="Duplicates">Messages that came twice.</param>
/// <param name="Reordered">Messages that came late.</param>
/// <param name="Restarts">How often the device began to count anew.</param>
/// <param name="Unexplained">Messages whose number fits nothing.</param>
internal sealed record SequenceReport(long Received, long Lost, long Duplicates, long Reordered, long Restarts, long Unexplained)
{
    public static SequenceReport Of(SequenceCounts counts) =>
        new(counts.Received, counts.Lost, counts.Duplicates, counts.Reordered, counts.Restarts, counts.Unexplained);

    /// <summary>What arrived of what was sent, in percent with two decimals, never rounded up to 100; null when nothing was counted.</summary>
    public static double? Completeness(SequenceCounts counts)
    {
        var sent = counts.Received + counts.Lost;
        return sent == 0 ? null : Math.Floor(10_000.0 * counts.Received / sent) / 100;
    }
}
