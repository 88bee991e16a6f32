using FlowHost.Sdk;

namespace FlowHost.Pipelines;

/// <summary>
/// What came in and what became of it: each datagram, set and record is counted where it goes on or where it is dropped.
/// Written under the worker's gate, but for drops, which any thread may count; read from any thread.
/// </summary>
internal sealed class Ledger
{
    private readonly long[] _drops = new long[Enum.GetValues<DropReason>().Length];
    private long _datagrams;
    private long _sets;
    private long _records;

    /// <summary>Datagrams that the inputs handed over.</summary>
    public long Datagrams => Volatile.Read(ref _datagrams);

    /// <summary>Data sets that were decoded.</summary>
    public long Sets => Volatile.Read(ref _sets);

    /// <summary>Records that were decoded.</summary>
    public long Records => Volatile.Read(ref _records);

    /// <summary>How often something was dropped for a reason, in the reason's own unit.</summary>
    public long Drops(DropReason reason) => Volatile.Read(ref _drops[(int)reason]);

    public void AddDatagrams(long count) => _datagrams += count;

    public void AddSet() => _sets++;

    public void AddRecords(long count) => _records += count;

    public void AddDrop(DropReason reason, long count) => Interlocked.Add(ref _drops[(int)reason], count);

    /// <summary>The reasons that occurred, for people: <c>NoTemplate 3, Malformed 1</c>; empty when there were none.</summary>
    public string DescribeDrops() => string.Join(
        ", ", Enum.GetValues<DropReason>().Where(reason => Drops(reason) > 0).Select(reason => $"{reason} {Drops(reason)}"));
}
