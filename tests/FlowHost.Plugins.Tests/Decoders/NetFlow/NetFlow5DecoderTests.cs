using System.Net;
using FlowHost.Decoders.NetFlow;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow;

public class NetFlow5DecoderTests
{
    // A datagram with one record, octet by octet as Cisco's table B-3 and B-4 lay it out.
    private const string OneRecord =
        "0005" + "0001" + "000F4240" + "65920080" + "1DCD6500" + "0000002A" + "01" + "02" + "4064"      // header: sampling mode 1, interval 100
        + "C0000207" + "C6336401" + "CB007101" + "0003" + "0004" + "0000000A" + "000005DC"              // addresses, next hop, interfaces, packets, octets
        + "000DBBA0" + "000F1B30" + "D431" + "01BB" + "00" + "1B" + "06" + "B8" + "FDE8" + "FDE9" + "18" + "10" + "0000";

    [Fact]
    public void Decode_OneRecord_GivesEveryFieldOfTheLayout()
    {
        var record = Assert.Single(Decode(Convert.FromHexString(OneRecord)).Records);

        Assert.Equal(IPAddress.Parse("192.0.2.7"), record["sourceIPv4Address"]);
        Assert.Equal(IPAddress.Parse("198.51.100.1"), record["destinationIPv4Address"]);
        Assert.Equal(IPAddress.Parse("203.0.113.1"), record["ipNextHopIPv4Address"]);
        Assert.Equal(3UL, record["ingressInterface"]);
        Assert.Equal(4UL, record["egressInterface"]);
        Assert.Equal(10UL, record["packetDeltaCount"]);
        Assert.Equal(1500UL, record["octetDeltaCount"]);
        Assert.Equal(54321UL, record["sourceTransportPort"]);
        Assert.Equal(443UL, record["destinationTransportPort"]);
        Assert.Equal(0x1BUL, record["tcpControlBits"]);
        Assert.Equal(6UL, record["protocolIdentifier"]);
        Assert.Equal(0xB8UL, record["ipClassOfService"]);
        Assert.Equal(65000UL, record["bgpSourceAsNumber"]);
        Assert.Equal(65001UL, record["bgpDestinationAsNumber"]);
        Assert.Equal(24UL, record["sourceIPv4PrefixLength"]);
        Assert.Equal(16UL, record["destinationIPv4PrefixLength"]);
    }

    [Fact]
    public void Decode_HeaderWithEngineAndSampling_BelongsToTheRecord()
    {
        var record = Assert.Single(Decode(Convert.FromHexString(OneRecord)).Records);

        Assert.Equal(1UL, record["engineType"]);
        Assert.Equal(2UL, record["engineId"]);
        Assert.Equal(1UL, record["samplingAlgorithm"]);
        Assert.Equal(100UL, record["samplingInterval"]);
        Assert.Equal(0x0102U, record.Source.Domain);
        Assert.Equal((byte)5, record.Source.Version);
    }

    [Fact]
    public void Decode_TimesSinceStart_BecomeAbsolute()
    {
        // Exported at 0x65920080 s + 500 ms with 1,000 s of uptime; the flow began at 900 s and ended at 990 s.
        var record = Assert.Single(Decode(Convert.FromHexString(OneRecord)).Records);

        var exported = DateTimeOffset.FromUnixTimeMilliseconds((0x65920080L * 1000) + 500);
        Assert.Equal(exported.AddSeconds(-100), record["flowStartMilliseconds"]);
        Assert.Equal(exported.AddSeconds(-10), record["flowEndMilliseconds"]);
        Assert.Equal(900_000UL, record["flowStartSysUpTime"]);
        Assert.Equal(990_000UL, record["flowEndSysUpTime"]);
    }

    [Fact]
    public void Decode_CountBeyondTheDatagram_GivesThePresentRecordsAndIsCounted()
    {
        var octets = Convert.FromHexString(OneRecord);
        octets[2] = 0xD9;

        var result = Decode(octets);

        Assert.Single(result.Records);
        Assert.Equal(1, result.Drops[DropReason.Malformed]);
    }

    [Theory]
    [InlineData(200, 0)]
    [InlineData(47, 0xAB)]
    public void Decode_OctetsBehindTheAnnouncedRecords_AreLeftAlone(int octets, byte value)
    {
        var result = Decode([.. Convert.FromHexString(OneRecord), .. Enumerable.Repeat(value, octets)]);

        Assert.Single(result.Records);
        Assert.Equal(1, result.Sets);
        Assert.Empty(result.Drops);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    public void Decode_RecordsBehindTheAnnouncedOnes_AreCounted(byte announced, int sets)
    {
        var octets = Convert.FromHexString(OneRecord);
        octets[3] = announced;

        var result = Decode([.. octets, .. octets[24..]]);

        Assert.Equal(announced, result.Records.Count);
        Assert.Equal(sets, result.Sets);
        Assert.Equal(1, result.Drops[DropReason.Malformed]);
    }

    [Fact]
    public void Decode_HeaderAlone_IsNoSet()
    {
        var octets = Convert.FromHexString(OneRecord)[..24];

        Assert.Equal((0, 1), (Decode(octets).Sets, Decode(octets).Drops[DropReason.Malformed]));
        octets[3] = 0;
        Assert.Equal((0, 0), (Decode(octets).Sets, Decode(octets).Drops.Count));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(23)]
    public void Decode_LessThanAHeader_IsMalformed(int length)
    {
        var result = Decode(Convert.FromHexString(OneRecord)[..length]);

        Assert.Empty(result.Records);
        Assert.Equal(1, result.Drops[DropReason.Malformed]);
    }

    private static DecoderResult Decode(byte[] datagram) => new DecoderTest(new NetFlow5Decoder()).Decode(datagram);
}
