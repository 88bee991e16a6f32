using FlowHost.Plugins.Tests.Inputs.Pcap.Support;
using FlowHost.Sdk;

namespace FlowHost.Plugins.Tests.Inputs.Pcap.Captures;

public class PcapngReaderTests
{
    private const int Ethernet = 1;
    private const int RawIp = 101;
    private const int Usb = 189;

    /// <summary>2026-01-15T08:00:00Z in microseconds, the unit that an interface has if it says nothing.</summary>
    private const ulong Microseconds = Capture.Start / 1000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Play_EitherByteOrder_GivesDatagramAndTime(bool bigEndian)
    {
        var file = new PcapngFile(bigEndian).Section().Interface(RawIp).Enhanced(0, Microseconds + 5, Datagram(0xAB));

        var play = Play.Octets(file.ToArray());

        Assert.Equal([new PlayedDatagram("ab", "192.0.2.1", 50000, 2055, Capture.Start + 5000)], play.Datagrams);
        Assert.Empty(play.Warnings);
    }

    [Fact]
    public void Play_BlocksByHand_AreReadAsTheDraftSays()
    {
        var play = Play.Octets(Bytes.Hex(
            """
            0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000 # section, little-endian
            01000000 20000000 6500 0000 00000400                           # interface, raw IP
            0900 0100 09000000 0000 0000 20000000                          # if_tsresol 9, end of options
            06000000 40000000 00000000 a0018a18 1581e97c 1d000000 1d000000 # time 18 8a 01 a0 7c e9 81 15
            4500001d 00010000 40110000 c0000201 c0000202 c350 0807 0009 0000 ff 000000
            40000000
            """));

        Assert.Equal([new PlayedDatagram("ff", "192.0.2.1", 50000, 2055, 0x188A01A0_7CE98115)], play.Datagrams);
    }

    [Fact]
    public void Play_InterfacesOfDifferentKind_EachReadByItsOwnRules()
    {
        var file = new PcapngFile();
        file.Section()
            .Interface(Ethernet, 0, file.Option(9, [9]))
            .Interface(RawIp, 0, file.Option(2, "eth1"u8.ToArray()), file.Option(9, [3]), file.Option(14, file.UInt64(1_768_464_000)), file.Option(0, []))
            .Enhanced(1, 2500, Datagram(1))
            .Enhanced(0, Capture.Start + 7, Packet.Ethernet(0x0800, Datagram(2)));

        var play = Play.Octets(file.ToArray());

        Assert.Equal(["01", "02"], play.Payloads);
        Assert.Equal([Capture.Start + (2500L * 1_000_000), Capture.Start + 7], play.Datagrams.Select(d => d.Time));
    }

    [Fact]
    public void Play_OtherBlocks_AreSkipped()
    {
        var file = new PcapngFile().Section().Interface(RawIp)
            .Block(4, new byte[16]) // Name resolution.
            .Block(0x0BAD, new byte[8])
            .Enhanced(0, Microseconds, Datagram(1), options: Bytes.Hex("01000300 61626300 00000000"))
            .Block(5, new byte[12]) // Interface statistics.
            .Block(0x0A, new byte[1 << 20]) // Decryption secrets, larger than the buffer.
            .Enhanced(0, Microseconds, Datagram(2));

        var play = Play.Octets(file.ToArray());

        Assert.Equal(["01", "02"], play.Payloads);
        Assert.Empty(play.Warnings);
    }

    [Fact]
    public void Play_NewSection_HasByteOrderAndInterfacesOfItsOwn()
    {
        var file = new PcapngFile()
            .Section().Interface(RawIp).Enhanced(0, Microseconds, Datagram(1))
            .Section(bigEndian: true).Interface(Ethernet).Enhanced(0, Microseconds, Packet.Ethernet(0x0800, Datagram(2)))
            .Section(bigEndian: false).Interface(RawIp).Enhanced(0, Microseconds, Datagram(3));

        Assert.Equal(["01", "02", "03"], Play.Octets(file.ToArray()).Payloads);
    }

    [Fact]
    public void Play_SimplePackets_BelongToTheFirstInterfaceAndTakeTheTimeBefore()
    {
        var file = new PcapngFile().Section().Interface(RawIp).Interface(Ethernet)
            .Simple(Datagram(1))
            .Enhanced(1, Microseconds, Packet.Ethernet(0x0800, Datagram(2)))
            .Simple(Datagram(3));

        var play = Play.Octets(file.ToArray());

        Assert.Equal(["01", "02", "03"], play.Payloads);
        Assert.Equal([0, Capture.Start, Capture.Start], play.Datagrams.Select(d => d.Time));
    }

    [Fact]
    public void Play_SimplePacketBeyondSnapLength_IsCut()
    {
        // 30 octets of 32 were captured, and the block is padded to 32.
        var packet = Packet.IPv4(Packet.Udp(Bytes.Random(4)));
        var file = new PcapngFile().Section().Interface(RawIp, snapLength: 30).Simple(packet[..30], original: 32);

        var play = Play.Octets(file.ToArray());

        Assert.Empty(play.Datagrams);
        Assert.Equal(1, play.Dropped(DropReason.Truncated));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Play_ObsoletePacketBlock_IsRead(bool bigEndian)
    {
        var file = new PcapngFile(bigEndian).Section().Interface(Ethernet).Interface(RawIp).Obsolete(1, Microseconds, Datagram(9));

        Assert.Equal([new PlayedDatagram("09", "192.0.2.1", 50000, 2055, Capture.Start)], Play.Octets(file.ToArray()).Datagrams);
    }

    [Fact]
    public void Play_InterfaceOfUnreadKind_IsSkippedWithOneWarning()
    {
        var file = new PcapngFile().Section().Interface(Usb).Interface(RawIp)
            .Enhanced(0, Microseconds, new byte[64])
            .Enhanced(1, Microseconds, Datagram(1))
            .Enhanced(0, Microseconds, new byte[64]);

        var play = Play.Octets(file.ToArray());

        Assert.Equal(["01"], play.Payloads);
        Assert.StartsWith(
            "test.pcap holds packets of link type 189, which are skipped. Read are Ethernet (1),",
            Assert.Single(play.Warnings),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Play_CutAtEveryOctet_PlaysWhatIsWhole()
    {
        var header = new PcapngFile().Section().Interface(RawIp).ToArray().Length;
        var whole = new PcapngFile().Section().Interface(RawIp)
            .Enhanced(0, Microseconds, Datagram(1)).Enhanced(0, Microseconds, Datagram(2)).ToArray();
        var each = (whole.Length - header) / 2;

        for (var length = header; length < whole.Length; length++)
        {
            var play = Play.Octets(whole.AsSpan(0, length));

            var (packets, rest) = Math.DivRem(length - header, each);
            Assert.Equal(packets, play.Datagrams.Count);
            Assert.Equal(rest > 0 ? 1 : 0, play.Dropped(DropReason.Truncated));
        }
    }

    [Fact]
    public void Play_BlockThatClaimsGigabytes_EndsThereWithoutTakingThem()
    {
        var file = new PcapngFile().Section().Interface(RawIp).Enhanced(0, Microseconds, Datagram(1)).Block(0x0BAD, [], length: 0xFFFFFFF0);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var play = Play.Octets(file.ToArray());

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
        Assert.Equal(["01"], play.Payloads);
        Assert.Equal(1, play.Dropped(DropReason.Truncated));
        Assert.Contains("is not whole: it is cut at octet", Assert.Single(play.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, null, "where a block claims 0 octets")]
    [InlineData(13, null, "where a block claims 13 octets")]
    [InlineData(16, 20, "where a block of 16 octets ends with the length 20")]
    public void Play_BlockLengthThatLies_EndsThere(long length, int? trailer, string expected)
    {
        var file = new PcapngFile().Section().Interface(RawIp).Enhanced(0, Microseconds, Datagram(1))
            .Block(0x0BAD, new byte[4], length, trailer).Enhanced(0, Microseconds, Datagram(2));

        var play = Play.Octets(file.ToArray());

        Assert.Equal(["01"], play.Payloads);
        Assert.Equal(1, play.Dropped(DropReason.Malformed));
        Assert.Contains(expected, Assert.Single(play.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Play_PacketOfUnknownInterface_EndsThere()
    {
        var file = new PcapngFile().Section().Interface(RawIp).Enhanced(0, Microseconds, Datagram(1)).Enhanced(7, Microseconds, Datagram(2));

        var play = Play.Octets(file.ToArray());

        Assert.Equal(["01"], play.Payloads);
        Assert.Contains("where a packet is of interface 7, which is not described", Assert.Single(play.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Play_PacketLongerThanItsBlock_EndsThere()
    {
        var file = new PcapngFile().Section().Interface(RawIp)
            .Block(6, Bytes.Hex("00000000 00000000 00000000 ff000000 ff000000 00000000"));

        var play = Play.Octets(file.ToArray());

        Assert.Equal(1, play.Dropped(DropReason.Malformed));
        Assert.Contains("where a packet of 255 octets is in a block of 24", play.Warnings[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0a0d0d0a 1c000000 11223344 0100 0000 ffffffffffffffff 1c000000", "where a section has the byte-order magic 44332211")]
    [InlineData("0a0d0d0a 1c000000 4d3c2b1a 0200 0000 ffffffffffffffff 1c000000", "where a section of version 2 starts: only 1 is read")]
    [InlineData("0a0d0d0a 1c000000 4d3c2b1a 0100 0000", "it is cut at octet 16, where 12 octets")]
    [InlineData("0a0d0d0a ffffff7f 4d3c2b1a 0100 0000", "where a block claims 2147483647 octets")]
    public void Open_FirstSectionThatIsNotRead_SaysWhatWasFound(string octets, string expected)
    {
        var exception = Assert.Throws<PluginException>(() => Play.Octets(Bytes.Hex(octets)));

        Assert.StartsWith("test.pcap starts like a pcapng file, but it is ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    private static byte[] Datagram(byte payload) => Packet.IPv4(Packet.Udp([payload]));
}
