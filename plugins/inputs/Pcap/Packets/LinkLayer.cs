using System.Buffers.Binary;
using FlowHost.Inputs.Pcap.Captures;

namespace FlowHost.Inputs.Pcap.Packets;

/// <summary>Finds the IP packet in a frame.</summary>
internal static class LinkLayer
{
    public const string WhatIsRead =
        "Read are Ethernet (1), Linux cooked (113, 276), raw IP (12, 14, 101, 228, 229) and null/loopback (0, 108).";

    private const int EtherTypeIPv4 = 0x0800;
    private const int EtherTypeIPv6 = 0x86DD;

    public static bool IsRead(LinkType link) => Enum.IsDefined(link);

    /// <summary>Strips the link layer's header and VLAN tags.</summary>
    /// <param name="link">What the frame starts with.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="ip">Starts with an IP header; what follows the packet, such as Ethernet's padding, is still there.</param>
    /// <returns><see cref="Verdict.Datagram"/> when it is IP, <see cref="Verdict.Cut"/> when the frame is too short to tell.</returns>
    public static Verdict Strip(LinkType link, ReadOnlySpan<byte> frame, out ReadOnlySpan<byte> ip)
    {
        switch (link)
        {
            case LinkType.Ethernet:
                return StripEtherType(frame, 12, 14, out ip);
            case LinkType.LinuxSll:
                return StripEtherType(frame, 14, 16, out ip);
            case LinkType.LinuxSll2:
                return StripEtherType(frame, 0, 20, out ip);
            case LinkType.Raw or LinkType.RawBsd or LinkType.RawOpenBsd or LinkType.IPv4 or LinkType.IPv6:
                ip = frame;
                return Verdict.Datagram;
            case LinkType.Null or LinkType.Loop:
                return StripFamily(frame, out ip);
            default:
                ip = default;
                return Verdict.UnknownLink;
        }
    }

    private static Verdict StripEtherType(ReadOnlySpan<byte> frame, int typeOffset, int headerLength, out ReadOnlySpan<byte> ip)
    {
        ip = default;
        if (frame.Length < headerLength)
        {
            return Verdict.Cut;
        }
        int type = BinaryPrimitives.ReadUInt16BigEndian(frame[typeOffset..]);
        // IEEE 802.1Q, 802.1ad and the tag of older switches: two octets of tag, then the type of what follows.
        while (type is 0x8100 or 0x88A8 or 0x9100)
        {
            if (frame.Length < headerLength + 4)
            {
                return Verdict.Cut;
            }
            type = BinaryPrimitives.ReadUInt16BigEndian(frame[(headerLength + 2)..]);
            headerLength += 4;
        }
        ip = frame[headerLength..];
        return type is EtherTypeIPv4 or EtherTypeIPv6 ? Verdict.Datagram : Verdict.Foreign;
    }

    // The family is in the byte order of the machine that captured, which need not be that of the file; all of them are small.
    private static Verdict StripFamily(ReadOnlySpan<byte> frame, out ReadOnlySpan<byte> ip)
    {
        ip = default;
        if (frame.Length < 4)
        {
            return Verdict.Cut;
        }
        var family = BinaryPrimitives.ReadUInt32LittleEndian(frame);
        if (family > 0xFFFF)
        {
            family = BinaryPrimitives.ReverseEndianness(family);
        }
        ip = frame[4..];
        // AF_INET is 2 everywhere; AF_INET6 is 10 on Linux, 24 on NetBSD and OpenBSD, 28 on FreeBSD, 30 on macOS, 23 on Windows.
        return family is 2 or 10 or 23 or 24 or 28 or 30 ? Verdict.Datagram : Verdict.Foreign;
    }
}
