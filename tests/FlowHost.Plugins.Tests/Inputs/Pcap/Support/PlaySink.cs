using FlowHost.Sdk;

namespace FlowHost.Plugins.Tests.Inputs.Pcap.Support;

/// <summary>A worker that keeps what it is given. The datagrams of a test are looked at after the input has ended, or through <paramref name="seen"/>.</summary>
internal sealed class PlaySink(int burstSize = 64, Action<int>? seen = null) : IDatagramSink
{
    public int BurstSize => burstSize;

    public List<PlayedDatagram> Datagrams { get; } = [];

    /// <summary>How many datagrams each burst had.</summary>
    public List<int> Bursts { get; } = [];

    public bool CanWait { get; private set; } = true;

    public Dictionary<DropReason, long> Drops { get; } = [];

    public void Process(DatagramBurst burst)
    {
        Bursts.Add(burst.Count);
        CanWait &= burst.CanWait;
        foreach (var datagram in burst.Items)
        {
            Assert.Equal(Transport.Udp, datagram.Transport);
            Datagrams.Add(new PlayedDatagram(
                Convert.ToHexStringLower(datagram.Payload),
                IpAddress.Format(datagram.Address),
                datagram.SourcePort,
                datagram.ListenPort,
                datagram.ReceiveTime));
        }
        seen?.Invoke(Datagrams.Count);
    }

    public int BeginSession() => throw new NotSupportedException("There are no sessions here.");

    public void EndSession(UInt128 address, int session) => throw new NotSupportedException("There are no sessions here.");

    public void CountDrop(DropReason reason, long datagrams) => Drops[reason] = Drops.GetValueOrDefault(reason) + datagrams;
}
