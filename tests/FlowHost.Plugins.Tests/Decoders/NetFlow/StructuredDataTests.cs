using FlowHost.Decoders.NetFlow;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow;

// RFC 6313: lists in records of IPFIX and NetFlow v9.
public class StructuredDataTests
{
    private static readonly WireTemplate Ports = new(300, (7, 2), (11, 2));
    private static readonly WireTemplate Flow = new(301, (10, 4), (292, WireField.Variable), (1, 8));

    private readonly DecoderTest _decoder = new(new IpfixDecoder(NullLogger<IpfixDecoder>.Instance));

    [Fact]
    public void Decode_SubTemplateList_FindsItsTemplateInTheSameDomain()
    {
        var list = WireList.SubTemplate(ListSemantic.AllOf, Ports, Ports.Record(80, 81), Ports.Record(443, 444));
        _decoder.Decode(new IpfixMessage { Domain = 1 }.Templates(Ports, Flow).ToArray(), new IpfixMessage { Domain = 2 }.Templates(Flow).ToArray());

        var known = Assert.Single(_decoder.Decode(new IpfixMessage { Domain = 1 }.Data(Flow.Record(9, list, 5)).ToArray()).Records);
        var unknown = Assert.Single(_decoder.Decode(new IpfixMessage { Domain = 2 }.Data(Flow.Record(9, list, 5)).ToArray()).Records);

        Assert.Equal([new object[] { 80UL, 81UL }, new object[] { 443UL, 444UL }], (object[])known["subTemplateList"]!);
        Assert.Equal("03012c0050005101bb01bc", unknown["subTemplateList"]);
        Assert.Equal(5UL, unknown["octetDeltaCount"]);
    }

    // The field's own length says where the next one starts, whatever the list says.
    [Fact]
    public void Decode_ListThatLies_LeavesNeighboursAligned()
    {
        var result = _decoder.Decode(new IpfixMessage().Templates(Ports, Flow)
            .Data(Flow.Record(1, new byte[] { 3, 1, 44, 0 }, 10), Flow.Record(2, WireList.SubTemplate(ListSemantic.AllOf, Ports), 20))
            .ToArray());

        Assert.Empty(result.Drops);
        Assert.Equal(["03012c00", Array.Empty<object>()], result.Records.Select(record => record["subTemplateList"]));
        Assert.Equal([10UL, 20UL], result.Records.Select(record => record["octetDeltaCount"]));
    }

    [Fact]
    public void Decode_TemplateRedefined_ReadsListsByTheNewOne()
    {
        var bytes = new WireTemplate(300, (5, 1));
        _decoder.Decode(new IpfixMessage().Templates(Ports, Flow).ToArray());

        var record = Assert.Single(_decoder.Decode(new IpfixMessage().Templates(bytes)
            .Data(Flow.Record(1, WireList.SubTemplate(ListSemantic.AllOf, bytes, bytes.Record(6), bytes.Record(7)), 10)).ToArray()).Records);

        Assert.Equal([new object[] { 6UL }, new object[] { 7UL }], (object[])record["subTemplateList"]!);
    }

    [Fact]
    public void Decode_ListOfFixedLength_IsReadToo()
    {
        var fixedFlow = new WireTemplate(302, (291, 7), (4, 1));

        var record = Assert.Single(_decoder.Decode(new IpfixMessage().Templates(fixedFlow)
            .Data(fixedFlow.Record(WireList.Basic(ListSemantic.Ordered, (14, 1), 5, 6), 17)).ToArray()).Records);

        Assert.Equal([5UL, 6UL], (object[])record["basicList"]!);
        Assert.Equal(17UL, record["protocolIdentifier"]);
    }

    [Fact]
    public void Decode_NetFlow9_ReadsLists()
    {
        var decoder = new DecoderTest(new NetFlow9Decoder(NullLogger<NetFlow9Decoder>.Instance));
        var flow = new WireTemplate(302, (292, 11), (4, 1));
        var list = WireList.SubTemplate(ListSemantic.AllOf, Ports, Ports.Record(80, 81), Ports.Record(443, 444));

        var record = Assert.Single(decoder.Decode(new NetFlow9Datagram().Templates(Ports, flow).Data(flow.Record(list, 6)).ToArray()).Records);

        Assert.Equal([new object[] { 80UL, 81UL }, new object[] { 443UL, 444UL }], (object[])record["subTemplateList"]!);
    }
}
