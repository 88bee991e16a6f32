namespace FlowHost.Sdk;

/// <summary>
/// What one stage saw and what became of it: it passed, was dropped for a reason, or waits. Written by one owner at a time, read from any
/// thread. What was seen is counted apart from what became of it: a way out that counts nothing shows as <see cref="Unaccounted"/>.
/// </summary>
internal sealed class StageLedger
{
    private long _seen;
    private long _passed;
    private long _waiting;

    // Most stages of most agents drop nothing, or for one reason.
    private DropCount[] _drops = [];

    public long Seen => Volatile.Read(ref _seen);

    public long Passed => Volatile.Read(ref _passed);

    public long Waiting => Volatile.Read(ref _waiting);

    public long Dropped
    {
        get
        {
            var sum = 0L;
            foreach (ref var drop in Volatile.Read(ref _drops).AsSpan())
            {
                sum += Volatile.Read(ref drop.Count);
            }
            return sum;
        }
    }

    /// <summary>What was seen and neither passed, nor was dropped, nor waits: 0 whenever the stage is idle.</summary>
    public long Unaccounted => Seen - Passed - Waiting - Dropped;

    public long Drops(DropReason reason)
    {
        foreach (ref var drop in Volatile.Read(ref _drops).AsSpan())
        {
            if (drop.Reason == reason)
            {
                return Volatile.Read(ref drop.Count);
            }
        }
        return 0;
    }

    public void See(long count = 1) => _seen += count;

    public void Pass(long count = 1) => _passed += count;

    public void Drop(DropReason reason, long count = 1)
    {
        foreach (ref var drop in _drops.AsSpan())
        {
            if (drop.Reason == reason)
            {
                drop.Count += count;
                return;
            }
        }
        Volatile.Write(ref _drops, [.. _drops, new DropCount { Reason = reason, Count = count }]);
    }

    /// <summary>So many wait; negative: so many wait no more, and pass or are dropped next.</summary>
    public void Wait(long count) => _waiting += count;

    /// <summary>Counts one that is done: it passed, or was dropped.</summary>
    public void End(DropReason reason)
    {
        if (reason == DropReason.None)
        {
            Pass();
        }
        else
        {
            Drop(reason);
        }
    }

    private struct DropCount
    {
        public DropReason Reason;
        public long Count;
    }
}
