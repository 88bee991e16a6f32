using FlowHost.Plugins.Tests.Inputs.Pcap.Support;
using FlowHost.Sdk;

namespace FlowHost.Plugins.Tests.Inputs.Pcap.Packets;

public class IpTests
{
    [Fact]
    public void Play_IPv4Options_AreSkipped() =>
        Assert.Equal(["01"], PayloadsOf(Packet.IPv4(Packet.Udp([1]), options: Bytes.Hex("94040000 01010101"))));

    [Fact]
    public void Play_LengthLeftToTheNetworkCard_TakesWhatWasCaptured() =>
        Assert.Equal(["0102", "0304"], PayloadsOf(Packet.IPv4(Packet.Udp([1, 2]), length: 0), Packet.IPv6(17, Packet.Udp([3, 4]), length: 0)));

    [Fact]
    public void Play_UdpShorterThanItsPacket_EndsAtTheUdpLength()
    {
        var segment = Packet.Udp([1, 2, 3, 4], length: 10);

        Assert.Equal(["0102", "0102"], PayloadsOf(Packet.IPv4(segment), Packet.IPv6(17, segment)));
    }

    [Fact]
    public void Play_EmptyDatagram_IsPassedOn() =>
        Assert.Equal(["", ""], PayloadsOf(Packet.IPv4(Packet.Udp([])), Packet.IPv6(17, Packet.Udp([]))));

    [Fact]
    public void Play_MappedIPv4AgentInIPv6_IsTheIPv4Agent()
    {
        var packet = Packet.IPv6(17, Packet.Udp([1]));
        Bytes.Hex("00000000 00000000 0000ffff c6336407").CopyTo(packet, 8);

        Assert.Equal("198.51.100.7", Assert.Single(Play.Octets(Capture.Of(packet)).Datagrams).Agent);
    }

    // RFC 8200 section 4: hop-by-hop (0), routing (43), destination options (60); RFC 4302: authentication (51).
    [Theory]
    [InlineData(0, "11 00 010400000000")]
    [InlineData(60, "11 01 010c 00000000 00000000 00000000")]
    [InlineData(0, "2b 00 010400000000   3c 00 000000000000   11 00 010400000000")]
    [InlineData(51, "11 04 0000 00000100 00000001 000000000000000000000000")]
    [InlineData(44, "11 00 0000 00000007")] // A fragment that is the whole packet, RFC 6946,
    [InlineData(44, "11 00 0006 00000007")] // and with the reserved bits set.
    [InlineData(0, "2c 00 010400000000   3c 00 0000 00000007   11 00 010400000000")]
    public void Play_IPv6ExtensionHeaders_AreSkipped(byte first, string headers) =>
        Assert.Equal(["ab"], PayloadsOf(Packet.IPv6(first, Bytes.Join(Bytes.Hex(headers), Packet.Udp([0xAB])))));

    [Theory]
    [InlineData(59, "")] // No next header.
    [InlineData(50, "00000001 00000001 0000000000000000")] // Encrypted.
    [InlineData(60, "06 00 010400000000 0000000000000000")] // TCP behind destination options.
    public void Play_IPv6WithoutUdp_IsNoLoss(byte first, string rest)
    {
        var play = Play.Octets(Capture.Of(Packet.IPv6(first, Bytes.Hex(rest))));

        Assert.Empty(play.Datagrams);
        Assert.Empty(play.Sink.Drops);
    }

    public static TheoryData<string, byte[]> LyingPackets() => new()
    {
        { "UDP length beyond IPv4", Packet.IPv4(Packet.Udp([1], length: 10)) },
        { "UDP length below its header", Packet.IPv4(Packet.Udp([1], length: 7)) },
        { "UDP length 0", Packet.IPv4(Packet.Udp([1], length: 0)) },
        { "no room for a UDP header", Packet.IPv4(new byte[7]) },
        { "IPv4 length beyond the frame", Packet.IPv4(Packet.Udp([1]), length: 30) },
        { "IPv4 length below its header", Packet.IPv4(Packet.Udp([1]), length: 19) },
        { "IPv4 header length of 4 words", [0x44, .. Packet.IPv4(Packet.Udp([1])).AsSpan(1)] },
        { "IPv4 header length beyond the frame", [0x4F, .. Packet.IPv4(Packet.Udp([1]), length: 100).AsSpan(1)] },
        { "IPv6 length beyond the frame", Packet.IPv6(17, Packet.Udp([1]), length: 10) },
        { "UDP length beyond IPv6", Packet.IPv6(17, Packet.Udp([1], length: 10)) },
        { "extension header beyond the packet", Packet.IPv6(0, Bytes.Hex("11 ff 010400000000")) },
        { "no room for an extension header", Packet.IPv6(60, Bytes.Hex("11 00 01")) },
    };

    [Theory]
    [MemberData(nameof(LyingPackets))]
    public void Play_LengthsThatContradict_CostThatPacketAlone(string what, byte[] packet)
    {
        var play = Play.Octets(Capture.Of(packet, Packet.IPv4(Packet.Udp([2]))));

        Assert.Equal(["02"], play.Payloads);
        Assert.True(play.Dropped(DropReason.Malformed) == 1, what);
    }

    [Fact]
    public void Play_EveryOctetOfAPacketChanged_NeverEndsThePlaying()
    {
        byte[][] packets =
        [
            Packet.IPv4(Packet.Udp([1, 2, 3])),
            Packet.IPv6(0, Bytes.Join(Bytes.Hex("2c 00 010400000000"), Packet.IPv6Fragment(Packet.Udp([1]), 1, 0, more: true)[40..])),
        ];
        var damaged = packets.SelectMany(packet => Enumerable.Range(0, packet.Length * 256).Select(n =>
        {
            var copy = packet.ToArray();
            copy[n / 256] = (byte)n;
            return copy;
        })).ToArray();

        var play = Play.Octets(Capture.Of([.. damaged, Packet.IPv4(Packet.Udp([0xFE]))]));

        Assert.Equal("fe", play.Payloads.Last());
    }

    private static IEnumerable<string> PayloadsOf(params IEnumerable<byte[]> packets) => Play.Octets(Capture.Of(packets)).Payloads;
}
