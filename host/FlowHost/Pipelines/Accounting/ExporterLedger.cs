using FlowHost.Sdk;

namespace FlowHost.Pipelines;

/// <summary>What became of the records that one exporter was offered. Counted from several threads.</summary>
internal sealed class ExporterLedger(string name)
{
    private readonly long[] _drops = new long[Enum.GetValues<DropReason>().Length];
    private long _offered;
    private long _accepted;

    /// <summary>The exporter's instance name.</summary>
    public string Name { get; } = name;

    /// <summary>Records that reached the exporter's place in the pipeline.</summary>
    public long Offered => Volatile.Read(ref _offered);

    /// <summary>Records that arrived at its target.</summary>
    public long Accepted => Volatile.Read(ref _accepted);

    public void AddOffered(long rows) => Interlocked.Add(ref _offered, rows);

    public void AddAccepted(long rows) => Interlocked.Add(ref _accepted, rows);

    public void AddDrop(DropReason reason, long rows) => Interlocked.Add(ref _drops[(int)reason], rows);

    /// <summary>Records dropped for a reason.</summary>
    public long Drops(DropReason reason) => Volatile.Read(ref _drops[(int)reason]);

    /// <summary>Whether records were lost because something went wrong, here or at the target.</summary>
    public bool HasFailed =>
        Drops(DropReason.PluginError) + Drops(DropReason.BreakerOpen) + Drops(DropReason.SinkRejected) + Drops(DropReason.ShutdownDeadline) > 0;

    /// <summary>Records that are neither accepted nor dropped: on their way, with the exporter, or lost.</summary>
    public long InFlight => Offered - Accepted - _drops.Sum();

    /// <summary>For people: <c>records 1200, QueueFull 24</c>.</summary>
    public string Describe() => string.Join(
        ", ",
        Enum.GetValues<DropReason>().Where(reason => Drops(reason) > 0).Select(reason => $"{reason} {Drops(reason)}").Prepend($"records {Accepted}"));
}
