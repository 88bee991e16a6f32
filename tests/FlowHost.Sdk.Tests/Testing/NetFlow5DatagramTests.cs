using System.Net;

namespace FlowHost.Sdk.Testing;

public class NetFlow5DatagramTests
{
    // Cisco, "NetFlow Export Datagram Format", tables B-3 and B-4.
    [Fact]
    public void ToArray_EveryFieldSet_HasThePublishedLayout()
    {
        var octets = new NetFlow5Datagram
        {
            SysUpTime = 0x01020304,
            ExportTime = DateTimeOffset.FromUnixTimeSeconds(0x6968B9A0).AddMilliseconds(250),
            Sequence = 0x05060708,
            EngineType = 0x11,
            EngineId = 0x22,
            SamplingMode = 1,
            SamplingInterval = 100,
        }.Records(new NetFlow5Record
        {
            SourceAddress = IPAddress.Parse("192.0.2.1"),
            DestinationAddress = IPAddress.Parse("198.51.100.2"),
            NextHop = IPAddress.Parse("203.0.113.3"),
            InputInterface = 0x0102,
            OutputInterface = 0x0304,
            Packets = 0x0A0B0C0D,
            Octets = 0x1A1B1C1D,
            First = 0x2A2B2C2D,
            Last = 0x3A3B3C3D,
            SourcePort = 0xC000,
            DestinationPort = 443,
            TcpFlags = 0x1B,
            Protocol = 6,
            TypeOfService = 0xB8,
            SourceAs = 64496,
            DestinationAs = 64511,
            SourceMask = 24,
            DestinationMask = 20,
        }).ToArray();

        Hex.Equal("""
            0005 0001 01020304 6968B9A0 0EE6B280 05060708 11 22 4064 # 250,000,000 ns; mode 01, interval 100
            C0000201 C6336402 CB007103
            0102 0304 0A0B0C0D 1A1B1C1D 2A2B2C2D 3A3B3C3D
            C000 01BB 00 1B 06 B8
            FBF0 FBFF 18 14 0000
            """, octets);
    }

    [Fact]
    public void Count_Given_ReplacesTheTrueOne() =>
        Hex.Equal("0005 001E", new NetFlow5Datagram { Count = 30 }.Records(new NetFlow5Record()).ToArray().AsSpan(0, 4));

    [Fact]
    public void Raw_BehindRecords_IsNotCounted()
    {
        var octets = new NetFlow5Datagram().Records(new NetFlow5Record(), new NetFlow5Record()).Raw(0xDE, 0xAD).ToArray();

        Assert.Equal(24 + (2 * 48) + 2, octets.Length);
        Hex.Equal("0005 0002", octets.AsSpan(0, 4));
        Hex.Equal("DEAD", octets.AsSpan(octets.Length - 2));
    }

    [Fact]
    public void ToArray_SamplingIntervalOf15Bits_Throws() =>
        Assert.Throws<InvalidOperationException>(() => new NetFlow5Datagram { SamplingInterval = 0x4000 }.ToArray());

    [Fact]
    public void Records_IPv6Address_Throws() =>
        Assert.Contains("2001:db8::1",
            Assert.Throws<InvalidOperationException>(
                () => new NetFlow5Datagram().Records(new NetFlow5Record { SourceAddress = IPAddress.Parse("2001:db8::1") })).Message,
            StringComparison.Ordinal);
}
