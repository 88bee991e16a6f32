using FlowHost.Inputs.Pcap.Packets;
using FlowHost.Sdk;

namespace FlowHost.Inputs.Pcap;

/// <summary>Collects datagrams and hands them over when the burst or the buffer of its payloads is full.</summary>
internal sealed class BurstWriter
{
    private const int MaxBufferLength = 4 << 20;

    /// <summary>What UDP over IPv4 and IPv6 can carry, and more.</summary>
    private const int MaxPayloadLength = 1 << 16;

    /// <summary>What a datagram may take on average before the buffer ends a burst: more than an Ethernet frame.</summary>
    private const int OctetsPerDatagram = 2048;

    private readonly IDatagramSink _sink;
    private readonly DatagramBurst _burst;
    private readonly byte[] _payloads;
    private int _used;

    public BurstWriter(IDatagramSink sink)
    {
        _sink = sink;
        _burst = new DatagramBurst(sink.BurstSize) { CanWait = true };
        _payloads = GC.AllocateUninitializedArray<byte>(
            (int)Math.Clamp((long)sink.BurstSize * OctetsPerDatagram, MaxPayloadLength, MaxBufferLength));
    }

    /// <summary>Adds a datagram, whose payload is copied.</summary>
    /// <param name="datagram">The datagram.</param>
    /// <param name="time">When it was captured: nanoseconds since 1970-01-01 UTC.</param>
    public void Add(in UdpDatagram datagram, long time)
    {
        var length = datagram.Payload.Length;
        if (_burst.IsFull || length > _payloads.Length - _used)
        {
            Flush();
        }
        datagram.Payload.CopyTo(_payloads.AsSpan(_used));
        _burst.Add(new Datagram(
            _payloads, _used, length, datagram.Source, datagram.SourcePort, datagram.DestinationPort, time, Transport.Udp));
        _used += length;
    }

    /// <summary>Hands over what there is.</summary>
    public void Flush()
    {
        if (_burst.Count > 0)
        {
            _sink.Process(_burst);
            _burst.Clear();
            _used = 0;
        }
    }
}
