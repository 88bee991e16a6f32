using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace FlowHost.Sdk.Testing;

/// <summary>Builds IP packets that carry a UDP datagram.</summary>
internal static class UdpPacket
{
    /// <summary>Octets of the longest one: the header of IPv6 stands outside of its length.</summary>
    public const int MaxLength = IPv6HeaderLength + ushort.MaxValue;

    private const int IPv4HeaderLength = 20;
    private const int IPv6HeaderLength = 40;
    private const int UdpHeaderLength = 8;
    private const byte UdpProtocol = 17;
    private const byte HopLimit = 64;

    /// <summary>Builds a packet.</summary>
    /// <param name="packet">Where it goes: <see cref="MaxLength"/> octets are enough.</param>
    /// <param name="identification">Of the IPv4 packet.</param>
    /// <param name="source">The sender.</param>
    /// <param name="sourcePort">The sender's port.</param>
    /// <param name="destination">The receiver.</param>
    /// <param name="destinationPort">The receiver's port.</param>
    /// <param name="payload">What the datagram carries.</param>
    /// <returns>How many octets it has.</returns>
    public static int Build(
        Span<byte> packet,
        ushort identification,
        IPAddress source,
        ushort sourcePort,
        IPAddress destination,
        ushort destinationPort,
        ReadOnlySpan<byte> payload)
    {
        if (source.AddressFamily != destination.AddressFamily)
        {
            throw new ArgumentException($"A packet cannot go from {source} to {destination}: their families differ.", nameof(destination));
        }
        var isIPv4 = source.AddressFamily == AddressFamily.InterNetwork;
        var headerLength = isIPv4 ? IPv4HeaderLength : IPv6HeaderLength;
        var longest = ushort.MaxValue - UdpHeaderLength - (isIPv4 ? IPv4HeaderLength : 0);
        if (payload.Length > longest)
        {
            throw new ArgumentException($"A datagram of {payload.Length} octets does not fit into a packet: at most {longest} do.", nameof(payload));
        }
        var udpLength = UdpHeaderLength + payload.Length;
        var addresses = isIPv4
            ? WriteIPv4Header(packet, identification, source, destination, udpLength)
            : WriteIPv6Header(packet, source, destination, udpLength);
        WriteUdp(packet.Slice(headerLength, udpLength), addresses, sourcePort, destinationPort, payload);
        return headerLength + udpLength;
    }

    // RFC 791 section 3.1.
    private static ReadOnlySpan<byte> WriteIPv4Header(Span<byte> packet, ushort identification, IPAddress source, IPAddress destination, int udpLength)
    {
        var header = packet[..IPv4HeaderLength];
        header.Clear();
        header[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)(IPv4HeaderLength + udpLength));
        BinaryPrimitives.WriteUInt16BigEndian(header[4..], identification);
        header[8] = HopLimit;
        header[9] = UdpProtocol;
        source.TryWriteBytes(header[12..], out _);
        destination.TryWriteBytes(header[16..], out _);
        BinaryPrimitives.WriteUInt16BigEndian(header[10..], Checksum.Finish(Checksum.Sum(header)));
        return header[12..];
    }

    // RFC 8200 section 3.
    private static ReadOnlySpan<byte> WriteIPv6Header(Span<byte> packet, IPAddress source, IPAddress destination, int udpLength)
    {
        var header = packet[..IPv6HeaderLength];
        header.Clear();
        header[0] = 0x60;
        BinaryPrimitives.WriteUInt16BigEndian(header[4..], (ushort)udpLength);
        header[6] = UdpProtocol;
        header[7] = HopLimit;
        source.TryWriteBytes(header[8..], out _);
        destination.TryWriteBytes(header[24..], out _);
        return header[8..];
    }

    // RFC 768; the pseudo header's addresses, protocol and length are summed in any order.
    private static void WriteUdp(
        Span<byte> datagram, ReadOnlySpan<byte> addresses, ushort sourcePort, ushort destinationPort, ReadOnlySpan<byte> payload)
    {
        BinaryPrimitives.WriteUInt16BigEndian(datagram, sourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[2..], destinationPort);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[4..], (ushort)datagram.Length);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[6..], 0);
        payload.CopyTo(datagram[UdpHeaderLength..]);
        var sum = Checksum.Sum(addresses) + Checksum.Sum(datagram) + UdpProtocol + (uint)datagram.Length;
        var checksum = Checksum.Finish(sum);
        // 0 means that there is none.
        BinaryPrimitives.WriteUInt16BigEndian(datagram[6..], checksum == 0 ? ushort.MaxValue : checksum);
    }
}
