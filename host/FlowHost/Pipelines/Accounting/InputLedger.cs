using FlowHost.Sdk;

namespace FlowHost.Pipelines;

/// <summary>What inputs had to leave out: datagrams that the worker never saw. Counted from any thread.</summary>
internal sealed class InputLedger
{
    private readonly long[] _drops = new long[Enum.GetValues<DropReason>().Length];

    public long Drops(DropReason reason) => Volatile.Read(ref _drops[(int)reason]);

    public long Dropped => _drops.Sum();

    public void Drop(DropReason reason, long datagrams) => Interlocked.Add(ref _drops[(int)reason], datagrams);
}
