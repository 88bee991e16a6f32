using FlowHost.Sdk.Testing;
using FlowHost.Tests;
using static FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance.IpfixBench;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance;

/// <summary>RFC 5471 sections 3.2.3 and 3.2.4: padding.</summary>
public class Rfc5471PaddingTests
{
    private static readonly WireTemplate Flow = new(256, (7, 2), (11, 2), (4, 1));

    private readonly IpfixBench _bench = new();

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 0)]
    [InlineData(3, 0xAB)]
    [Rfc(5471, "3.2.3")]
    [Rfc(7011, "3.3.1-1", "3.3.2-1", "9-3", "9.1-3")]
    public void Decode_PaddingBetweenDataSets_IsNoRecord(int octets, byte value)
    {
        var result = _bench.Decode(new IpfixMessage().Templates(Flow)
            .Data(Flow.Record(80, 443, 6)).Pad(octets, value).Data(Flow.Record(53, 5353, 17)).Pad(octets, value));

        Assert.Equal([80UL, 53UL], result.Records.Select(record => record["sourceTransportPort"]));
        Assert.Equal([6UL, 17UL], result.Records.Select(record => record["protocolIdentifier"]));
        Assert.Empty(result.Drops);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(12)]
    [Rfc(7011, "9-3")]
    public void Decode_PaddingBehindTemplates_IsNoTemplate(int octets)
    {
        var options = WireTemplate.Options(257, [(149, 4)], [(41, 8)]);

        var result = _bench.Decode(new IpfixMessage().Templates(Flow).Pad(octets).Templates(options).Pad(octets)
            .Data(Flow.Record(80, 443, 6)).Data(options.Record(7, 9)));

        Assert.Equal(2, result.Records.Count);
        Assert.Empty(result.Drops);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(65)]
    [Rfc(5471, "3.2.4")]
    public void Decode_PaddingOctetsOfAnySize_AreNoValue(int length)
    {
        var template = new WireTemplate(256, (4, 1), (210, length), (7, 2), (210, length), (11, 2));

        var record = Assert.Single(_bench.Decode(new IpfixMessage().Templates(template)
            .Data(template.Record(6, new byte[length], 80, new byte[length], 443))).Records);

        Assert.Equal(["protocolIdentifier", "sourceTransportPort", "destinationTransportPort"], record.Values.Keys);
        Assert.Equal([6UL, 80UL, 443UL], record.Values.Values);
    }

    [Fact]
    [Rfc(5471, "3.2.4")]
    public void Decode_RecordOfOneOctetFilledUpToFour_IsOneRecord()
    {
        var template = new WireTemplate(256, (4, 1), (210, 3));

        var result = _bench.Decode(new IpfixMessage().Templates(template).RawSet(256, 12, Octets("06 000000 11 000000")));

        Assert.Equal([6UL, 17UL], result.Records.Select(record => record["protocolIdentifier"]));
    }

    [Fact]
    [Rfc(5471, "3.2.4")]
    public void Decode_PaddingOctetsOfVariableLength_AreSteppedOver()
    {
        var template = new WireTemplate(256, (4, 1), (210, WireField.Variable), (7, 2));

        var result = _bench.Decode(new IpfixMessage().Templates(template).RawSet(256, 22, Octets("06 03 000000 0050 11 00 0035 01 FF0001 00 0051")));

        Assert.Equal([6UL, 17UL, 1UL], result.Records.Select(record => record["protocolIdentifier"]));
        Assert.Equal([80UL, 53UL, 81UL], result.Records.Select(record => record["sourceTransportPort"]));
    }
}
