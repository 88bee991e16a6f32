using FlowHost.Sdk;

namespace FlowHost.Inspection.Reports;

/// <summary>Turns accounts into sections of a report.</summary>
internal static class Counted
{
    private static readonly DropReason[] Reasons = Enum.GetValues<DropReason>();

    /// <summary>What was dropped, with the reasons that there were.</summary>
    public static IEnumerable<DropSection> Drops(DropUnit unit, Func<DropReason, long> count) =>
        Reasons.Select(reason => new DropSection(reason, unit, count(reason))).Where(drop => drop.Count > 0);

    /// <summary>A time of nanoseconds since 1970-01-01 UTC.</summary>
    public static DateTimeOffset Time(long nanoseconds) => DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick);

    public static TimeSpan Duration(long nanoseconds) => TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick);

    /// <summary>What an agent sent in one domain.</summary>
    public static DomainSection Domain(SourceLedger source) => new(source.Version, source.Domain)
    {
        IsRest = source.Agent is null,
        Ports = [.. source.Streams.Select(stream => new StreamPorts(stream.SourcePort, stream.ListenPort))],
        HasMorePorts = source.HasMoreStreams,
        Messages = source.Messages,
        Sets = source.Sets.Seen,
        DataSets = source.DataSets,
        Waiting = source.Sets.Waiting,
        Records = source.Records,
        First = Time(source.FirstReceiveTime),
        Last = Time(source.LastReceiveTime),
        LastExport = Time(source.LastExportTime),
        LeastDelay = source.Messages == 0 ? TimeSpan.Zero : Duration(source.LeastDelay),
        Sequence = Sequence(source),
        Drops = [.. Drops(DropUnit.Sets, source.Sets.Drops), .. Drops(DropUnit.Templates, source.Templates.Drops)],
    };

    private static SequenceSection Sequence(SourceLedger source)
    {
        var counts = source.Sequence;
        var unit = source.Streams is [var first, ..] ? first.Unit : SequenceUnit.Messages;
        return new SequenceSection(
            unit, counts.Received, counts.Lost, counts.Duplicates, counts.Reordered, counts.Restarts, counts.Unexplained)
        {
            Messages = source.Messages,
        };
    }
}
