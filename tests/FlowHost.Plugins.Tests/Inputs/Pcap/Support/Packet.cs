using static FlowHost.Plugins.Tests.Inputs.Pcap.Support.Bytes;

namespace FlowHost.Plugins.Tests.Inputs.Pcap.Support;

/// <summary>Packets by hand, right or wrong, without checksums: from 192.0.2.1 or 2001:db8::1, port 50000, to port 2055.</summary>
internal static class Packet
{
    public const string IPv4Agent = "192.0.2.1";
    public const string IPv6Agent = "2001:db8::1";

    /// <summary>RFC 768.</summary>
    public static byte[] Udp(byte[] payload, int? length = null, int destinationPort = 2055) =>
        Join(UInt16(50000), UInt16(destinationPort), UInt16(length ?? payload.Length + 8), UInt16(0), payload);

    /// <summary>RFC 791 section 3.1.</summary>
    /// <param name="payload">What follows the header.</param>
    /// <param name="protocol">17 is UDP.</param>
    /// <param name="length">The total length, where it is to lie.</param>
    /// <param name="id">Identification.</param>
    /// <param name="offset">Octets before this fragment.</param>
    /// <param name="more">More fragments follow.</param>
    /// <param name="options">A multiple of four octets.</param>
    public static byte[] IPv4(
        byte[] payload, byte protocol = 17, int? length = null, int id = 1, int offset = 0, bool more = false, byte[]? options = null)
    {
        options ??= [];
        var headerLength = 20 + options.Length;
        return Join(
            [(byte)(0x40 | (headerLength / 4)), 0],
            UInt16(length ?? headerLength + payload.Length),
            UInt16(id),
            UInt16((more ? 0x2000 : 0) | (offset / 8)),
            [64, protocol, 0, 0],
            [192, 0, 2, 1],
            [192, 0, 2, 2],
            options,
            payload);
    }

    /// <summary>RFC 8200 section 3.</summary>
    /// <param name="nextHeader">17 is UDP, or the number of the extension header that <paramref name="payload"/> starts with.</param>
    /// <param name="payload">What follows the header.</param>
    /// <param name="length">The payload length, where it is to lie.</param>
    public static byte[] IPv6(byte nextHeader, byte[] payload, int? length = null) => Join(
        Hex("60000000"),
        UInt16(length ?? payload.Length),
        [nextHeader, 64],
        Hex("20010db8 00000000 00000000 00000001"),
        Hex("20010db8 00000000 00000000 00000002"),
        payload);

    /// <summary>RFC 8200 section 4.5.</summary>
    public static byte[] IPv6Fragment(byte[] part, long id, int offset, bool more, byte nextHeader = 17) =>
        IPv6(44, Join([nextHeader, 0], UInt16(offset | (more ? 1 : 0)), UInt32(id), part));

    /// <summary>An Ethernet II frame.</summary>
    public static byte[] Ethernet(int type, byte[] payload) => Join(Hex("020000000002 020000000001"), UInt16(type), payload);
}
