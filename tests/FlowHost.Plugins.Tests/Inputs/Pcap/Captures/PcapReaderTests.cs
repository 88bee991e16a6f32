using FlowHost.Plugins.Tests.Inputs.Pcap.Support;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Inputs.Pcap.Captures;

public class PcapReaderTests
{
    // 192.0.2.1:50000 to 192.0.2.2:2055, payload 05 AB.
    private const string IPv4Packet = "4500001e 00010000 40110000 c0000201 c0000202  c350 0807 000a 0000  05ab";

    [Theory]
    [InlineData("d4c3b2a1 0200 0400 00000000 00000000 00000400 65000000", "00a36869 40e20100 1e000000 1e000000", 123_456_000)]
    [InlineData("a1b2c3d4 0002 0004 00000000 00000000 00040000 00000065", "6968a300 0001e240 0000001e 0000001e", 123_456_000)]
    [InlineData("4d3cb2a1 0200 0400 00000000 00000000 00000400 65000000", "00a36869 15cd5b07 1e000000 1e000000", 123_456_789)]
    [InlineData("a1b23c4d 0002 0004 00000000 00000000 00040000 00000065", "6968a300 075bcd15 0000001e 0000001e", 123_456_789)]
    public void Play_EitherByteOrderAndPrecision_GivesDatagramAndTime(string fileHeader, string packetHeader, long nanoseconds)
    {
        var play = Play.Octets(Bytes.Hex(fileHeader + packetHeader + IPv4Packet));

        var datagram = Assert.Single(play.Datagrams);
        Assert.Equal(new PlayedDatagram("05ab", "192.0.2.1", 50000, 2055, (0x6968A300 * 1_000_000_000L) + nanoseconds), datagram);
        Assert.Empty(play.Warnings);
    }

    [Fact]
    public void Play_SecondsBeyond2038_AreNotNegative()
    {
        var play = Play.Octets(Capture.Of(PcapWriter.RawIp, [(uint.MaxValue * Capture.Second, Packet.IPv4(Packet.Udp([1])))]));

        Assert.Equal(4_294_967_295_000_000_000, Assert.Single(play.Datagrams).Time);
    }

    [Fact]
    public void Play_LinkTypeWithLengthOfCheckSequence_IsEthernet()
    {
        // The upper bits say that every frame ends with a check sequence of 4 octets.
        var capture = Capture.Of(PcapWriter.Ethernet, [Packet.Ethernet(0x0800, [.. Packet.IPv4(Packet.Udp([1])), 1, 2, 3, 4])]);
        Bytes.Hex("01000044").CopyTo(capture, 20);

        Assert.Equal(["01"], Play.Octets(capture).Payloads);
    }

    [Fact]
    public void Play_FileCutAtEveryOctet_PlaysWhatIsWholeAndWarnsOnce()
    {
        var packet = Packet.IPv4(Packet.Udp([7]));
        var whole = Capture.Of(packet, packet, packet);
        var each = 16 + packet.Length;

        for (var length = 24; length < whole.Length; length++)
        {
            var play = Play.Octets(whole.AsSpan(0, length));

            var (packets, rest) = Math.DivRem(length - 24, each);
            Assert.Equal(packets, play.Datagrams.Count);
            Assert.Equal(rest > 0 ? 1 : 0, play.Dropped(DropReason.Truncated));
            Assert.Equal(rest > 0, play.Warnings.Any(w => w.Contains("is not whole", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Play_FileCutInPacket_SaysWhereAndHowMuchIsMissing()
    {
        var whole = Capture.OfDatagrams(3);

        var play = Play.Octets(whole.AsSpan(0, whole.Length - 10));

        Assert.Equal(
            $"test.pcap is not whole: it is cut at octet {whole.Length - 10}, where 10 octets of its last packet are missing. "
            + "UDP datagrams played up to there: 2.",
            Assert.Single(play.Warnings));
    }

    [Fact]
    public void Play_PacketThatClaimsGigabytes_EndsThereWithoutTakingThem()
    {
        var capture = Capture.OfDatagrams(3);
        var second = 24 + 16 + 29;
        Bytes.Hex("f0ffffff").CopyTo(capture, second + 8);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var play = Play.Octets(capture);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
        Assert.Equal(["00"], play.Payloads);
        Assert.Equal(1, play.Dropped(DropReason.Malformed));
        Assert.Equal(
            "test.pcap is not whole: it is damaged at octet 69, where a packet claims 4294967280 octets. "
            + "UDP datagrams played up to there: 1.",
            Assert.Single(play.Warnings));
    }

    [Fact]
    public void Play_SnapLengthCutsDatagrams_CountsThemAndSaysHowToCapture()
    {
        var datagrams = new[] { 10, 100, 200 }.Select((length, n) => (Capture.Start + n, Packet.IPv4(Packet.Udp(Bytes.Random(length)))));

        var play = Play.Octets(Capture.Of(PcapWriter.RawIp, datagrams, snapLength: 96));

        Assert.Equal([Convert.ToHexStringLower(Bytes.Random(10))], play.Payloads);
        Assert.Equal(2, play.Dropped(DropReason.Truncated));
        Assert.Equal(
            "test.pcap was taken with a snap length that cuts packets. Dropped: 2. Capture whole packets: tcpdump -s 0.",
            Assert.Single(play.Warnings));
    }

    [Fact]
    public void Play_SnapLengthCutsInsideHeaders_CountsUdpAlone()
    {
        var udp = Packet.Ethernet(0x0800, Packet.IPv4(Packet.Udp([1])));
        var tcp = Packet.Ethernet(0x0800, Packet.IPv4(new byte[20], protocol: 6));

        var play = Play.Octets(Capture.Of(PcapWriter.Ethernet, [(0, udp), (1, tcp)], snapLength: 30));

        Assert.Empty(play.Datagrams);
        Assert.Equal(1, play.Dropped(DropReason.Truncated));
        Assert.Equal(0, play.Dropped(DropReason.Malformed));
    }

    [Theory]
    [InlineData("", "test.pcap is not a capture: it has 0 octets.")]
    [InlineData("d4c3b2", "test.pcap is not a capture: it has 3 octets.")]
    [InlineData("25504446 2d312e37", "test.pcap is not a capture: it starts with 25 50 44 46 (\"%PDF\").")]
    [InlineData("000a0020 00000000", "test.pcap is not a capture: it starts with 00 0A 00 20 (IPFIX messages, as in a file of RFC 5655).")]
    [InlineData("d4c3b2a1 0200 0400", "test.pcap is a pcap file cut in its header: 8 of 24 octets are there.")]
    [InlineData("d4c3b2a1 0300 0100 00000000 00000000 00000400 01000000", "test.pcap is a pcap file of version 3.1; only 2.x is read.")]
    [InlineData(
        "d4c3b2a1 0200 0400 00000000 00000000 00000400 bd000000",
        "test.pcap was taken on link type 189, which is not read. Read are Ethernet (1), Linux cooked (113, 276),")]
    public void Open_NoCaptureThatIsRead_SaysWhatWasFound(string octets, string message)
    {
        var exception = Assert.Throws<PluginException>(() => Play.Octets(Bytes.Hex(octets)));

        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Play_LargestDatagrams_AreWhole()
    {
        var (four, six) = (Bytes.Random(65_507), Bytes.Random(65_527));

        var play = Play.Octets(Capture.Of(Packet.IPv4(Packet.Udp(four)), Packet.IPv6(17, Packet.Udp(six))));

        Assert.Equal([Convert.ToHexStringLower(four), Convert.ToHexStringLower(six)], play.Payloads);
    }
}
