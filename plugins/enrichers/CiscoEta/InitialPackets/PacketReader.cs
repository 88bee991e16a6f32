using PacketDotNet;
using PacketDotNet.Utils;

namespace FlowHost.Enrichers.CiscoEta.InitialPackets;

/// <summary>Reads IPv4 and IPv6 packets. Not for concurrent use.</summary>
internal sealed class PacketReader
{
    private const int UdpHeader = 8;
    private const int TcpHeader = 20;

    private byte[] _octets = new byte[2048];

    /// <summary>Reads a packet that may be padded or cut.</summary>
    /// <returns>Whether it is one; <paramref name="packet"/> is null when it carries neither TCP nor UDP, or their header was cut.</returns>
    public bool TryRead(ReadOnlySpan<byte> octets, out InitialPacket? packet)
    {
        packet = null;
        var length = IpBounds.LengthOf(octets);
        if (length == 0)
        {
            return false;
        }
        if (!IpBounds.MayHavePorts(octets))
        {
            return true;
        }
        if (_octets.Length < length)
        {
            _octets = new byte[length];
        }
        octets[..length].CopyTo(_octets);
        try
        {
            packet = Parse(length);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The library reads extension headers without looking where the packet ends.
            return false;
        }
    }

    private InitialPacket? Parse(int length)
    {
        var segment = new ByteArraySegment(_octets, 0, length, length);
        IPPacket ip = _octets[0] >> 4 == 4 ? new IPv4Packet(segment) : new IPv6Packet(segment);
        if (ip.PayloadPacket is not TransportPacket transport)
        {
            return null;
        }
        var start = transport.HeaderSegment.Offset;
        var isUdp = transport is UdpPacket;
        if (start + (isUdp ? UdpHeader : TcpHeader) > length)
        {
            return null;
        }
        return transport switch
        {
            UdpPacket udp => new InitialPacket(true, ip.SourceAddress, udp.SourcePort, ip.DestinationAddress, udp.DestinationPort,
                Data(start + UdpHeader, Math.Min(length, udp.Length < UdpHeader ? length : start + udp.Length))),
            TcpPacket tcp => new InitialPacket(false, ip.SourceAddress, tcp.SourcePort, ip.DestinationAddress, tcp.DestinationPort,
                Data(start + Math.Max(TcpHeader, tcp.DataOffset * sizeof(uint)), length)),
            _ => null,
        };
    }

    private ArraySegment<byte> Data(int start, int end) =>
        start >= end ? ArraySegment<byte>.Empty : new ArraySegment<byte>(_octets, start, end - start);
}
