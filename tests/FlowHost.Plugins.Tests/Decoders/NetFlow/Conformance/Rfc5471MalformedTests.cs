using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using FlowHost.Tests;
using static FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance.IpfixBench;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance;

/// <summary>RFC 5471 sections 3.6.4 to 3.6.7: what is wrong costs itself, not what is right beside it.</summary>
public class Rfc5471MalformedTests
{
    private static readonly WireTemplate Good = new(300, (4, 1));
    private static readonly WireTemplate Flow = new(256, (8, 4), (1, 4));

    private readonly IpfixBench _bench = new();

    // Of each message the header says its true length. The template is 256, with elements 8 and 12 of 4 octets: 32 octets when it is whole.
    [Theory]
    [InlineData("a: set longer than the message", "0002 0020 0100 0002 0008 0004 000C 0004", 32)]
    [InlineData("b: the second element is missing", "0002 000C 0100 0002 0008 0004", 28)]
    [InlineData("c: cut within an element", "0002 000A 0100 0002 0008", 26)]
    [Rfc(5471, "3.6.4")]
    [Rfc(7011, "11.7-1")]
    public void Decode_TemplateThatIsCut_IsNoTemplate(string kind, string set, int length)
    {
        var wrong = new IpfixMessage().Raw(Octets(set)).ToArray();
        Assert.Equal(length, wrong.Length);

        var result = _bench.Decode(wrong);
        var data = _bench.Decode(new IpfixMessage().RawSet(256, 12, 192, 0, 2, 1, 192, 0, 2, 2).Templates(Good).Data(Good.Record(6)));

        Assert.True(result.Drops.GetValueOrDefault(DropReason.Malformed) + result.Drops.GetValueOrDefault(DropReason.TemplateRejected) == 1, kind);
        Assert.Equal(1, data.Held);
        Assert.Equal(6UL, Assert.Single(data.Records)["protocolIdentifier"]);
    }

    [Fact]
    [Rfc(5471, "3.6.4")]
    public void Decode_OctetsBehindATemplate_AreNoTemplate()
    {
        // d: one element is announced and two are there.
        var result = _bench.Decode(new IpfixMessage().Raw(Octets("0002 0010 0100 0001 0008 0004 000C 0004")).RawSet(256, 8, 192, 0, 2, 1));

        Assert.Equal(1, result.Drops[DropReason.TemplateRejected]);
        Assert.Equal("192.0.2.1", Assert.Single(result.Records)["sourceIPv4Address"]!.ToString());
    }

    [Fact]
    [Rfc(5471, "3.6.4")]
    public void Decode_TemplateThatIsWhole_IsATemplate()
    {
        // e: the control.
        var result = _bench.Decode(
            new IpfixMessage().Raw(Octets("0002 0010 0100 0002 0008 0004 000C 0004")).RawSet(256, 12, 192, 0, 2, 1, 192, 0, 2, 2));

        Assert.Equal("192.0.2.2", Assert.Single(result.Records)["destinationIPv4Address"]!.ToString());
        Assert.Empty(result.Drops);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(65_535)]
    [Rfc(7011, "11.7-1")]
    public void Decode_SetLengthThatCannotBe_EndsTheMessage(ushort length)
    {
        // 8 octets are there. Less than the header's own 4, or more than there are.
        var result = _bench.Decode(
            new IpfixMessage().Templates(Good).RawSet(300, length, 1, 2, 3, 4),
            new IpfixMessage().Data(Good.Record(17)));

        Assert.Equal([DropReason.Malformed, DropReason.None], result.Outcomes);
        Assert.Equal(17UL, Assert.Single(result.Records)["protocolIdentifier"]);
    }

    [Theory]
    [InlineData(8, 0)]
    [InlineData(8, 15)]
    [InlineData(15, 15)]
    [Rfc(7011, "11.7-1")]
    public void Decode_MessageShorterThanItsHeader_IsMalformed(int octets, ushort length)
    {
        var message = new IpfixMessage { Length = length }.ToArray()[..octets];

        var result = _bench.Decode(message);

        Assert.Equal([DropReason.Malformed], result.Outcomes);
        Assert.Empty(result.Records);
    }

    [Fact]
    [Rfc(7011, "11.7-1")]
    public void Accepts_AnotherVersion_IsNoMessage() => Assert.False(_bench.Decoder.Accepts([0, 11, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));

    [Fact]
    [Rfc(5471, "3.6.5", "3.6.6")]
    public void Decode_LessThanARecord_IsMalformedAndTheRestDecodes()
    {
        // 8 octets are a record, 5 are there: the template has more elements than the data.
        var result = _bench.Decode(new IpfixMessage().Templates(Flow, Good).RawSet(256, 9, 192, 0, 2, 1, 5).Data(Good.Record(17)));

        Assert.Equal(1, result.Drops[DropReason.Malformed]);
        Assert.Equal(17UL, Assert.Single(result.Records)["protocolIdentifier"]);
    }

    [Fact]
    [Rfc(5471, "3.6.6")]
    [Rfc(7011, "9.1-3")]
    public void Decode_MoreThanARecord_IsThatRecordAndPadding()
    {
        // The data has an element of 4 octets more than the template: RFC 7011 section 9 takes what is shorter than a record for padding.
        var result = _bench.Decode(
            new IpfixMessage().Templates(Flow, Good).RawSet(256, 16, 192, 0, 2, 1, 0, 0, 0, 5, 9, 9, 9, 9).Data(Good.Record(17)));

        Assert.Equal([5UL], result.Records.Select(record => record["octetDeltaCount"]).OfType<ulong>());
        Assert.Equal([17UL], result.Records.Select(record => record["protocolIdentifier"]).OfType<ulong>());
    }

    [Theory]
    [InlineData("06 09 6162")]
    [InlineData("06 FF0009 6162")]
    [InlineData("06 FF00")]
    [Rfc(5471, "3.6.5")]
    [Rfc(7011, "11.7-1")]
    public void Decode_LengthThatLeavesItsSet_IsNoRecord(string wire)
    {
        var template = new WireTemplate(256, (4, 1), (82, WireField.Variable));
        var octets = Octets(wire);

        var result = _bench.Decode(new IpfixMessage().Templates(template, Good)
            .RawSet(256, (ushort)(4 + octets.Length), octets).Data(Good.Record(17)));

        Assert.Equal(1, result.Drops[DropReason.Malformed]);
        Assert.Equal([17UL], result.Records.Select(record => record["protocolIdentifier"]));
    }

    [Fact]
    [Rfc(5471, "3.6.7")]
    [Rfc(7011, "3.3.2-2", "3.3.2-1")]
    public void Decode_SetIdsThatMeanNothing_AreCountedAndTheRestDecodes()
    {
        ushort[] ids = [0, 1, .. Enumerable.Range(4, 252).Select(id => (ushort)id)];
        var message = new IpfixMessage().Templates(Good);
        foreach (var id in ids)
        {
            message.RawSet(id, 8, 1, 0, 0, 1);
        }

        var result = _bench.Decode(message.Data(Good.Record(17)));

        Assert.Equal(254, result.Drops[DropReason.UnknownSet]);
        Assert.Equal([DropReason.None], result.Outcomes);
        Assert.Equal(17UL, Assert.Single(result.Records)["protocolIdentifier"]);
    }
}
