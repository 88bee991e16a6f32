using FlowHost.Sdk;

namespace FlowHost.Inputs.Pcap.Packets;

/// <summary>
/// Puts fragments together: at most 256 datagrams at a time, each in a buffer of 64 KiB that is used again, for 30 seconds of
/// capture time. Those that do not become whole are counted.
/// </summary>
/// <param name="sink">Counts them.</param>
internal sealed class FragmentTable(IDatagramSink sink)
{
    /// <summary>How many incomplete datagrams are kept.</summary>
    public const int Capacity = 256;

    /// <summary>How long an incomplete datagram is kept: nanoseconds of capture time; Linux keeps it as long.</summary>
    public const long MaxAge = 30_000_000_000;

    // The oldest first: so few that looking at each is quicker than a hash.
    private readonly List<PartialDatagram> _pending = [];
    private readonly Stack<PartialDatagram> _free = [];

    /// <summary>Adds a fragment.</summary>
    /// <returns>The datagram that it completes, valid until the next call; else null.</returns>
    public PartialDatagram? Add(in FragmentKey key, in Fragment fragment, long time)
    {
        // Time that runs backwards is another capture: its identifications are not those of this one.
        while (_pending.Count > 0 && Math.Abs(time - _pending[0].Since) > MaxAge)
        {
            GiveUpOldest();
        }
        var index = Find(key);
        if (index < 0)
        {
            index = Start(key, time);
        }
        var datagram = _pending[index];
        if (fragment.IsCut)
        {
            datagram.Break(DropReason.Truncated);
            return null;
        }
        datagram.Add(fragment);
        if (!datagram.IsComplete)
        {
            return null;
        }
        _pending.RemoveAt(index);
        _free.Push(datagram);
        return datagram;
    }

    /// <summary>Gives up what is incomplete: no more fragments come.</summary>
    public void Clear()
    {
        while (_pending.Count > 0)
        {
            GiveUpOldest();
        }
    }

    private int Find(in FragmentKey key)
    {
        for (var i = _pending.Count - 1; i >= 0; i--)
        {
            if (_pending[i].Key == key)
            {
                return i;
            }
        }
        return -1;
    }

    private int Start(in FragmentKey key, long time)
    {
        if (_pending.Count == Capacity)
        {
            GiveUpOldest();
        }
        var datagram = _free.TryPop(out var used) ? used : new PartialDatagram();
        datagram.Start(key, time);
        _pending.Add(datagram);
        return _pending.Count - 1;
    }

    private void GiveUpOldest()
    {
        var oldest = _pending[0];
        _pending.RemoveAt(0);
        _free.Push(oldest);
        sink.CountDrop(oldest.Loss, 1);
    }
}
