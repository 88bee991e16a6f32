using System.Net;

namespace FlowHost.Sdk.Testing;

public class PcapWriterTests
{
    /// <summary>2026-01-15T08:00:00.123456789Z; the seconds are 69689E80.</summary>
    private const long Time = 1_768_464_000_123_456_789;

    private static readonly IPAddress IPv4Agent = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress IPv4Collector = IPAddress.Parse("198.51.100.2");
    private static readonly IPAddress IPv6Agent = IPAddress.Parse("2001:db8::1");
    private static readonly IPAddress IPv6Collector = IPAddress.Parse("2001:db8::2");

    // draft-ietf-opsawg-pcap sections 4 and 5; RFC 791 section 3.1; RFC 768.
    [Fact]
    public void Write_IPv4OverEthernet_HasThePublishedLayout() => Hex.Equal(
        """
        d4c3b2a1 0200 0400 00000000 00000000 00000400 01000000
        809e6869 40e20100 2d000000 2d000000               # 123,456 microseconds, 45 octets
        020000000002 020000000001 0800
        4500 001f 0000 0000 40 11 8e97 c0000201 c6336402
        c350 0807 000b 493f 0009ff
        """,
        Written(file => new PcapWriter(file), writer => writer.Write(Time, IPv4Agent, 50000, IPv4Collector, 2055, [0x00, 0x09, 0xFF])));

    // RFC 8200 sections 3 and 8.1.
    [Fact]
    public void Write_RawIPv6BigEndianNanoseconds_HasThePublishedLayout() => Hex.Equal(
        """
        a1b23c4d 0002 0004 00000000 00000000 00040000 00000065
        69689e80 075bcd15 00000033 00000033               # 123,456,789 nanoseconds, 51 octets
        60000000 000b 11 40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
        c350 0807 000b da01 0009ff
        """,
        Written(
            file => new PcapWriter(file) { BigEndian = true, Nanoseconds = true, LinkType = PcapWriter.RawIp },
            writer => writer.Write(Time, IPv6Agent, 50000, IPv6Collector, 2055, [0x00, 0x09, 0xFF])));

    // RFC 768: a checksum of 0 would mean that there is none.
    [Fact]
    public void Write_ChecksumThatComesOutAsZero_IsAllOnes()
    {
        var file = Written(
            file => new PcapWriter(file) { LinkType = PcapWriter.RawIp },
            writer => writer.Write(Time, IPv4Agent, 50000, IPv4Collector, 2055, [0x48, 0x4B]));

        Hex.Equal("c350 0807 000a ffff 484b", file.AsSpan(24 + 16 + 20));
    }

    [Fact]
    public void Write_BeyondSnapLength_KeepsTheLengthItHad()
    {
        var file = Written(
            file => new PcapWriter(file) { LinkType = PcapWriter.RawIp, SnapLength = 30 },
            writer => writer.Write(Time, IPv4Agent, 1, IPv4Collector, 2, new byte[100]));

        Assert.Equal(24 + 16 + 30, file.Length);
        Hex.Equal("1e000000 80000000", file.AsSpan(24 + 8, 8));
    }

    [Fact]
    public void WriteFrame_OfAnotherLinkType_IsWrittenAsItIs()
    {
        var file = Written(file => new PcapWriter(file) { LinkType = 113 }, writer => writer.WriteFrame(0, [1, 2, 3]));

        Hex.Equal("71000000 00000000 00000000 03000000 03000000 010203", file.AsSpan(20));
        Assert.Throws<InvalidOperationException>(() =>
            Written(stream => new PcapWriter(stream) { LinkType = 113 }, writer => writer.Write(0, IPv4Agent, 1, IPv4Collector, 2, [])));
    }

    [Fact]
    public void Dispose_WithoutPackets_WritesTheHeader() =>
        Hex.Equal("d4c3b2a1 0200 0400 00000000 00000000 00000400 01000000", Written(file => new PcapWriter(file), _ => { }));

    [Fact]
    public void Dispose_LeaveOpen_LeavesTheStreamOpen()
    {
        using var file = new MemoryStream();

        new PcapWriter(file, leaveOpen: true).Dispose();

        Assert.True(file.CanWrite);
    }

    [Fact]
    public void Write_TwoFamiliesOrTooLong_IsRefused()
    {
        using var writer = new PcapWriter(Stream.Null);

        Assert.Throws<ArgumentException>(() => writer.Write(0, IPv4Agent, 1, IPv6Collector, 2, []));
        Assert.Throws<ArgumentException>(() => writer.Write(0, IPv4Agent, 1, IPv4Collector, 2, new byte[65_508]));
        Assert.Throws<ArgumentException>(() => writer.Write(0, IPv6Agent, 1, IPv6Collector, 2, new byte[65_528]));
    }

    private static byte[] Written(Func<Stream, PcapWriter> create, Action<PcapWriter> write)
    {
        var file = new MemoryStream();
        using (var writer = create(file))
        {
            write(writer);
        }
        return file.ToArray();
    }
}
