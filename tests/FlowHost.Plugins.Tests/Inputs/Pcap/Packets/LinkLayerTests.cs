using FlowHost.Plugins.Tests.Inputs.Pcap.Support;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Inputs.Pcap.Packets;

public class LinkLayerTests
{
    [Theory]
    [InlineData(1, "020000000002 020000000001 0800")]
    [InlineData(1, "020000000002 020000000001 8100 0064 0800")] // IEEE 802.1Q
    [InlineData(1, "020000000002 020000000001 88a8 0064 8100 00c8 0800")] // IEEE 802.1ad
    [InlineData(1, "020000000002 020000000001 9100 0064 9100 00c8 8100 0001 0800")] // QinQ before it was agreed
    [InlineData(113, "0000 0001 0006 020000000001 0000 0800")] // LINKTYPE_LINUX_SLL
    [InlineData(113, "0000 0001 0006 020000000001 0000 8100 0064 0800")]
    [InlineData(276, "0800 0000 00000002 0001 00 06 020000000001 0000")] // LINKTYPE_LINUX_SLL2
    [InlineData(276, "8100 0000 00000002 0001 00 06 020000000001 0000 0064 0800")]
    [InlineData(0, "02000000")] // AF_INET of a little-endian machine
    [InlineData(0, "00000002")] // of a big-endian one
    [InlineData(108, "00000002")] // network byte order
    [InlineData(101, "")]
    [InlineData(12, "")]
    [InlineData(14, "")]
    [InlineData(228, "")]
    public void Play_LinkHeaderBeforeIPv4_FindsTheDatagram(ushort linkType, string header)
    {
        var frame = Bytes.Join(Bytes.Hex(header), Packet.IPv4(Packet.Udp([0xAB])));

        var play = Play.Octets(Capture.Of(linkType, [frame]));

        Assert.Equal([new PlayedDatagram("ab", Packet.IPv4Agent, 50000, 2055, Capture.Start)], play.Datagrams);
    }

    [Theory]
    [InlineData(1, "020000000002 020000000001 86dd")]
    [InlineData(1, "020000000002 020000000001 8100 0064 86dd")]
    [InlineData(113, "0000 0001 0006 020000000001 0000 86dd")]
    [InlineData(276, "86dd 0000 00000002 0001 00 06 020000000001 0000")]
    [InlineData(0, "0a000000")] // AF_INET6 of Linux
    [InlineData(0, "18000000")] // NetBSD, OpenBSD
    [InlineData(0, "1c000000")] // FreeBSD
    [InlineData(0, "1e000000")] // macOS
    [InlineData(0, "0000001e")]
    [InlineData(108, "00000018")]
    [InlineData(101, "")]
    [InlineData(229, "")]
    public void Play_LinkHeaderBeforeIPv6_FindsTheDatagram(ushort linkType, string header)
    {
        var frame = Bytes.Join(Bytes.Hex(header), Packet.IPv6(17, Packet.Udp([0xAB])));

        var play = Play.Octets(Capture.Of(linkType, [frame]));

        Assert.Equal([new PlayedDatagram("ab", Packet.IPv6Agent, 50000, 2055, Capture.Start)], play.Datagrams);
    }

    [Fact]
    public void Play_EthernetPaddingAndTrailer_AreNotPayload()
    {
        var padded = Bytes.Join(Packet.IPv4(Packet.Udp([1])), new byte[17], Bytes.Hex("deadbeef"));
        var empty = Bytes.Join(Packet.IPv4(Packet.Udp([])), new byte[18], Bytes.Hex("deadbeef"));

        var play = Play.Octets(Capture.Of(PcapWriter.Ethernet, [Packet.Ethernet(0x0800, padded), Packet.Ethernet(0x0800, empty)]));

        Assert.Equal(["01", ""], play.Payloads);
    }

    [Fact]
    public void Play_ForeignFrames_AreSkippedAndNoLoss()
    {
        var play = Play.Octets(Capture.Of(
            PcapWriter.Ethernet,
            [
                Packet.Ethernet(0x0806, new byte[28]), // ARP
                Packet.Ethernet(0x0026, Bytes.Hex("42420300 00000000")), // IEEE 802.3 with a length: spanning tree
                Packet.Ethernet(0x0800, Packet.IPv4(new byte[20], protocol: 6)), // TCP
                Packet.Ethernet(0x0800, Packet.IPv4(new byte[8], protocol: 1)), // ICMP
                Packet.Ethernet(0x86DD, Packet.IPv6(58, new byte[8])), // ICMPv6
                Packet.Ethernet(0x0800, Packet.IPv4(Packet.Udp([5]))),
            ]));

        Assert.Equal(["05"], play.Payloads);
        Assert.Empty(play.Sink.Drops);
        Assert.Empty(play.Warnings);
    }

    [Theory]
    [InlineData(1, "0200000000020200")]
    [InlineData(1, "020000000002 020000000001 8100 00")]
    [InlineData(1, "020000000002 020000000001 0800")]
    [InlineData(113, "0000 0001")]
    [InlineData(276, "0800 0000")]
    [InlineData(0, "0200")]
    public void Play_FrameTooShortForItsHeaders_IsCountedAsMalformed(ushort linkType, string frame)
    {
        var play = Play.Octets(Capture.Of(linkType, [Bytes.Hex(frame)]));

        Assert.Equal(1, play.Dropped(DropReason.Malformed));
        Assert.Equal("test.pcap holds no UDP datagram. Packets read: 1.", Assert.Single(play.Warnings));
    }
}
