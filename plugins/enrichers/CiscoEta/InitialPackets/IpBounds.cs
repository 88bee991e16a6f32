using System.Buffers.Binary;

namespace FlowHost.Enrichers.CiscoEta.InitialPackets;

/// <summary>What an IP header says of its packet; looked at before anything is allocated for it.</summary>
internal static class IpBounds
{
    private const int IPv4Header = 20;
    private const int IPv6Header = 40;
    private const byte Tcp = 6;
    private const byte Udp = 17;

    /// <summary>
    /// How many octets belong to the packet, which devices pad to the length of their template or cut: 0 when it is neither IPv4 nor IPv6, or
    /// has no whole header.
    /// </summary>
    public static int LengthOf(ReadOnlySpan<byte> packet)
    {
        if (packet.Length < IPv4Header)
        {
            return 0;
        }
        switch (packet[0] >> 4)
        {
            case 4:
                var header = (packet[0] & 0xF) * sizeof(uint);
                var total = Math.Min(packet.Length, BinaryPrimitives.ReadUInt16BigEndian(packet[2..]));
                return header >= IPv4Header && header <= total ? total : 0;
            case 6 when packet.Length >= IPv6Header:
                return Math.Min(packet.Length, IPv6Header + BinaryPrimitives.ReadUInt16BigEndian(packet[4..]));
            default:
                return 0;
        }
    }

    /// <summary>
    /// Whether a packet that has a length can be the start of a TCP segment or UDP datagram. Only the headers behind an IPv6 header tell for sure.
    /// </summary>
    public static bool MayHavePorts(ReadOnlySpan<byte> packet)
    {
        if (packet[0] >> 4 == 4)
        {
            // RFC 791 section 3.1: only a fragment at offset 0 has the header of what it carries.
            var isFirst = (BinaryPrimitives.ReadUInt16BigEndian(packet[6..]) & 0x1FFF) == 0;
            return isFirst && packet[9] is (Tcp or Udp);
        }
        // Hop-by-hop and destination options, routing, fragment, authentication (RFC 8200 section 4.1).
        return packet[6] is Tcp or Udp or 0 or 43 or 44 or 51 or 60;
    }
}
