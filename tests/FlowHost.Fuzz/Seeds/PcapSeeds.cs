using System.Net;
using FlowHost.Sdk.Testing;
using static FlowHost.Fuzz.Seeds.Octets;

namespace FlowHost.Fuzz.Seeds;

/// <summary>Capture files, right and wrong.</summary>
internal static class PcapSeeds
{
    private static readonly byte[] Payload = [0, 9, 0, 0];
    private static readonly byte[] Udp = [.. Big16(50000), .. Big16(2055), .. Big16(12), 0, 0, .. Payload];
    private static readonly byte[] Section = Block(0x0A0D0D0A, [.. Little32(0x1A2B3C4D), 1, 0, 0, 0, .. new byte[8]]);

    public static IEnumerable<Seed> All =>
    [
        new("ipv4", Capture(new(), IPv4Frame(Udp)), "Datagram 1, ends well 1"),
        new("ipv6", Plain("2001:db8::1", "2001:db8::2", bigEndian: false, nanoseconds: false), "Datagram 1, ends well 1"),
        new("big-endian-nanoseconds", Plain("192.0.2.1", "192.0.2.2", bigEndian: true, nanoseconds: true), "Datagram 1, ends well 1"),
        new("snap-length", Capture(new() { SnapLength = 30 }, IPv4Frame(Udp)), "Cut 1, ends well 1"),
        new("vlan-in-vlan", Capture(new(), [.. Macs, 0x88, 0xA8, 0, 1, 0x81, 0, 0, 2, 8, 0, .. IPv4(Udp)]), "Datagram 1, ends well 1"),
        new("vlans-without-end", Capture(new(), [.. Macs, .. Enumerable.Repeat<byte[]>([0x81, 0, 0, 1], 500).SelectMany(tag => tag)]), "Malformed 1, ends well 1"),
        new("raw-ip", Capture(new() { LinkType = PcapWriter.RawIp }, IPv4(Udp)), "Datagram 1, ends well 1"),
        new("linux-cooked", Capture(new() { LinkType = 113 }, [0, 0, 0, 1, 0, 6, .. new byte[8], 8, 0, .. IPv4(Udp)]), "Datagram 1, ends well 1"),
        new("linux-cooked-2", Capture(new() { LinkType = 276 }, [8, 0, .. new byte[18], .. IPv4(Udp)]), "Datagram 1, ends well 1"),
        new("null-link", Capture(new() { LinkType = 0 }, [2, 0, 0, 0, .. IPv4(Udp)]), "Datagram 1, ends well 1"),
        new("unknown-link", Capture(new() { LinkType = 9999 }, IPv4(Udp)), "refused 1"),
        new("foreign-protocol", Capture(new(), IPv4Frame(Udp, protocol: 6)), "Foreign 1, ends well 1"),
        new("ip-length-lies", Capture(new(), IPv4Frame(Udp, length: 9000)), "Malformed 1, ends well 1"),
        new("ip-header-length-lies", Capture(new(), [.. Macs, 8, 0, 0x4F, .. IPv4(Udp)[1..]]), "Malformed 1, ends well 1"),
        new("udp-length-lies", Capture(new(), IPv4Frame([.. Udp[..4], 0xFF, 0xFF, .. Udp[6..]])), "Malformed 1, ends well 1"),
        new("udp-length-below-header", Capture(new(), IPv4Frame([.. Udp[..4], 0, 7, .. Udp[6..]])), "Malformed 1, ends well 1"),
        new("fragments", Capture(new(), IPv4Frame(Udp[..8], flags: 0x2000), IPv4Frame(Udp[8..], flags: 1)), "Datagram 1, Fragment 1, ends well 1"),
        new("fragments-in-reverse", Capture(new(), IPv4Frame(Udp[8..], flags: 1), IPv4Frame(Udp[..8], flags: 0x2000)), "Datagram 1, Fragment 1, ends well 1"),
        new("fragment-past-64-kib", Capture(new(), IPv4Frame(Udp, flags: 0x1FFF)), "Fragment 1, ends well 1, incomplete Malformed 1"),
        new("fragments-of-many-datagrams", Capture(new(), [.. Enumerable.Range(0, 300).Select(id => IPv4Frame(Udp[..8], flags: 0x2000, id: id))]), "Fragment 300, ends well 1, incomplete Truncated 300"),
        new("ipv6-extension-headers", Capture(new() { LinkType = PcapWriter.RawIp }, IPv6(60, [17, 0, .. new byte[6], .. Udp])), "Datagram 1, ends well 1"),
        new("ipv6-extension-length-lies", Capture(new() { LinkType = PcapWriter.RawIp }, IPv6(60, [17, 0xFF, .. new byte[6], .. Udp])), "Malformed 1, ends well 1"),
        new("ipv6-fragments", Capture(new() { LinkType = PcapWriter.RawIp }, IPv6(44, [17, 0, 0, 1, 0, 0, 0, 9, .. Udp[..8]]), IPv6(44, [17, 0, 0, 8, 0, 0, 0, 9, .. Udp[8..]])), "Datagram 1, Fragment 1, ends well 1"),
        new("packet-length-lies", [.. Capture(new(), IPv4Frame(Udp)), .. new byte[8], 0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0, 0], "Datagram 1, ends Malformed 1"),
        new("packet-header-cut", [.. Capture(new(), IPv4Frame(Udp)), 1, 2, 3], "Datagram 1, ends Truncated 1"),
        new("file-header-cut", Capture(new())[..20], "refused 1"),
        new("no-packets", Capture(new()), "ends well 1"),
        new("version-9", [.. Capture(new())[..4], 9, 0, 4, 0, .. Capture(new())[8..]], "refused 1"),
        new("pcapng", [.. Section, .. Interface(1), .. Enhanced(0, IPv4Frame(Udp))], "Datagram 1, ends well 1"),
        new("pcapng-simple-and-unknown-blocks", [.. Section, .. Interface(1), .. Block(0xBAD, new byte[8]), .. Block(3, [.. Little32(46), .. IPv4Frame(Udp), 0, 0])], "Datagram 1, ends well 1"),
        new("pcapng-two-interfaces", [.. Section, .. Interface(1), .. Interface(101), .. Enhanced(1, IPv4(Udp)), .. Enhanced(0, IPv4Frame(Udp))], "Datagram 2, ends well 1"),
        new("pcapng-interface-not-described", [.. Section, .. Interface(1), .. Enhanced(7, IPv4Frame(Udp))], "ends Malformed 1"),
        new("pcapng-block-length-zero", [.. Section, .. Block(1, [1, 0, 0, 0, 0, 0, 0, 0], length: 0)], "ends Malformed 1"),
        new("pcapng-block-length-huge", [.. Section, .. Block(6, new byte[20], length: 0xFFFFFFFC)], "ends Truncated 1"),
        new("pcapng-resolutions", [.. Section, .. Interface(1, 9, 0, 1, 0, 0xFF, 0, 0, 0, 14, 0, 8, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F), .. Enhanced(0, IPv4Frame(Udp))], "Datagram 1, ends well 1"),
        new("pcapng-option-length-lies", [.. Section, .. Interface(1, 9, 0, 0xFF, 0xFF), .. Enhanced(0, IPv4Frame(Udp))], "Datagram 1, ends well 1"),
        new("not-a-capture", "HTTP/1.1 200 OK"u8.ToArray(), "refused 1"),
        new("empty", [], "refused 1"),
    ];

    private static byte[] Macs => [2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1];

    private static byte[] IPv4Frame(byte[] payload, byte protocol = 17, int? length = null, int flags = 0, int id = 1) =>
        [.. Macs, 8, 0, .. IPv4(payload, protocol, length, flags, id)];

    private static byte[] IPv4(byte[] payload, byte protocol = 17, int? length = null, int flags = 0, int id = 1) =>
        [0x45, 0, .. Big16(length ?? payload.Length + 20), .. Big16(id), .. Big16(flags), 64, protocol, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2, .. payload];

    private static byte[] IPv6(byte next, byte[] payload) =>
        [0x60, 0, 0, 0, .. Big16(payload.Length), next, 64, 0x20, 1, 0x0D, 0xB8, .. new byte[11], 1, 0x20, 1, 0x0D, 0xB8, .. new byte[11], 2, .. payload];

    private static byte[] Interface(int link, params byte[] options) => Block(1, [.. Little16(link), 0, 0, 0, 0, 0, 0, .. options]);

    private static byte[] Enhanced(uint number, byte[] frame) =>
        Block(6, [.. Little32(number), 0, 0, 0, 0, 1, 0, 0, 0, .. Little32((uint)frame.Length), .. Little32((uint)frame.Length), .. frame, .. new byte[-frame.Length & 3]]);

    private static byte[] Capture(CaptureForm form, params byte[][] frames)
    {
        using var output = new MemoryStream();
        using (var writer = new PcapWriter(output, leaveOpen: true) { LinkType = form.LinkType, SnapLength = form.SnapLength })
        {
            foreach (var frame in frames)
            {
                writer.WriteFrame(1_000_000_000, frame);
            }
        }
        return output.ToArray();
    }

    private static byte[] Plain(string source, string destination, bool bigEndian, bool nanoseconds)
    {
        using var output = new MemoryStream();
        using (var writer = new PcapWriter(output, leaveOpen: true) { BigEndian = bigEndian, Nanoseconds = nanoseconds })
        {
            writer.Write(1_000_000_000, IPAddress.Parse(source), 50000, IPAddress.Parse(destination), 2055, Payload);
        }
        return output.ToArray();
    }

    private readonly record struct CaptureForm(ushort LinkType, int SnapLength)
    {
        public CaptureForm() : this(PcapWriter.Ethernet, 262_144)
        {
        }
    }
}
