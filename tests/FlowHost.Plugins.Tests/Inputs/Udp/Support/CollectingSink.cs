using FlowHost.Sdk;

namespace FlowHost.Plugins.Tests.Inputs.Udp.Support;

/// <summary>A worker that keeps what it is given.</summary>
internal sealed class CollectingSink(int burstSize = 64) : IDatagramSink
{
    private readonly List<ReceivedDatagram> _received = [];
    private readonly Dictionary<DropReason, long> _drops = [];

    public int BurstSize => burstSize;

    public ReceivedDatagram[] Received
    {
        get
        {
            lock (_received)
            {
                return [.. _received];
            }
        }
    }

    public int Bursts { get; private set; }

    public long Drops(DropReason reason)
    {
        lock (_received)
        {
            return _drops.GetValueOrDefault(reason);
        }
    }

    public void Process(DatagramBurst burst)
    {
        lock (_received)
        {
            Bursts++;
            foreach (var datagram in burst.Items)
            {
                _received.Add(new ReceivedDatagram(
                    datagram.Payload.ToArray(),
                    IpAddress.ToIPAddress(datagram.Address),
                    datagram.SourcePort,
                    datagram.ListenPort,
                    datagram.ReceiveTime,
                    datagram.Transport));
            }
            Monitor.PulseAll(_received);
        }
    }

    public int BeginSession() => throw new NotSupportedException("There are no sessions here.");

    public void EndSession(UInt128 address, int session) => throw new NotSupportedException("There are no sessions here.");

    public void CountDrop(DropReason reason, long datagrams)
    {
        lock (_received)
        {
            _drops[reason] = _drops.GetValueOrDefault(reason) + datagrams;
            Monitor.PulseAll(_received);
        }
    }

    /// <summary>Waits until that many have come, dropped ones included.</summary>
    public void WaitFor(int datagrams)
    {
        var deadline = Environment.TickCount64 + 10_000;
        lock (_received)
        {
            while (_received.Count + _drops.Values.Sum() < datagrams)
            {
                var left = deadline - Environment.TickCount64;
                Assert.True(left > 0, $"Only {_received.Count} datagrams came of {datagrams}.");
                Monitor.Wait(_received, (int)left);
            }
        }
    }
}
