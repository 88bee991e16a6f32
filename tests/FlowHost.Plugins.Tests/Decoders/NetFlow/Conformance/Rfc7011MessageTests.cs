using FlowHost.Sdk.Testing;
using FlowHost.Tests;
using static FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance.IpfixBench;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance;

/// <summary>What RFC 7011 says of messages and templates, and RFC 5471 does not ask for.</summary>
public class Rfc7011MessageTests
{
    private static readonly WireTemplate Octets4 = new(256, (1, 4));

    private readonly IpfixBench _bench = new();

    [Fact]
    [Rfc(7011, "3.1-1", "3.4.3-1", "3.3.2-1")]
    public void Decode_ExampleOfAppendixA_IsWhatTheAppendixSays()
    {
        // Sections A.1 to A.4.1: a template, three flows, an options template of line cards, two reports; 152 octets.
        var message = Octets("""
            000A 0098 6968BAA0 00000000 00000007
            0002 001C 0100 0005 0008 0004 000C 0004 000F 0004 0002 0004 0001 0004
            0100 0040
            C000020C C00002FE C0000201 00001391 00518C81
            C000021B C0000217 C0000202 000002EC 0005EF46
            C0000238 C0000241 C0000203 00000005 00001986
            0003 0018 0102 0003 0001 008D 0004 0029 0002 002A 0002 0000
            0102 0014 00000001 0159 27D9 00000002 02B2 4FB2
            """.ReplaceLineEndings(" "));
        Assert.Equal(152, message.Length);

        var result = _bench.Decode(message);

        var flows = result.Records.Where(record => record.RecordType != "OptionTemplate").ToList();
        Assert.Equal(["192.0.2.12", "192.0.2.27", "192.0.2.56"], flows.Select(flow => flow["sourceIPv4Address"]!.ToString()));
        Assert.Equal(["192.0.2.254", "192.0.2.23", "192.0.2.65"], flows.Select(flow => flow["destinationIPv4Address"]!.ToString()));
        Assert.Equal(["192.0.2.1", "192.0.2.2", "192.0.2.3"], flows.Select(flow => flow["ipNextHopIPv4Address"]!.ToString()));
        Assert.Equal([5009UL, 748UL, 5UL], flows.Select(flow => flow["packetDeltaCount"]));
        Assert.Equal([5_344_385UL, 388_934UL, 6_534UL], flows.Select(flow => flow["octetDeltaCount"]));
        Assert.All(flows.Select(flow => flow.Source), source =>
            Assert.Equal((7U, 256, 1_768_471_200_000_000_000), (source.Domain, source.SetId, source.ExportTime)));

        var reports = result.Records.Where(record => record.RecordType == "OptionTemplate").ToList();
        Assert.Equal([1UL, 2UL], reports.Select(report => report["lineCardId"]));
        Assert.Equal([345UL, 690UL], reports.Select(report => report["exportedMessageTotalCount"]));
        Assert.Equal([10_201UL, 20_402UL], reports.Select(report => report["exportedFlowRecordTotalCount"]));
        Assert.Empty(result.Drops);
    }

    [Fact]
    [Rfc(7011, "3.4.1-1", "3.4.2.2-2")]
    public void Decode_IdsInAnyOrderAndOfEitherKind_MeanWhatTheirTemplatesSay()
    {
        var last = new WireTemplate(65_535, (1, 4));
        var options = WireTemplate.Options(256, [(149, 4)], [(41, 4)]);
        var middle = new WireTemplate(3_000, (2, 4));

        var result = _bench.Decode(new IpfixMessage().Templates(last).Templates(options).Templates(middle)
            .Data(middle.Record(2)).Data(last.Record(1)).Data(options.Record(7, 3)));
        // Then 256 is a data template and 65,535 one of options.
        var later = _bench.Decode(new IpfixMessage().Templates(Octets4).Templates(WireTemplate.Options(65_535, [(149, 4)], [(41, 4)]))
            .Data(Octets4.Record(4)).Data(65_535, options.Record(7, 5)));

        Assert.Equal(3, result.Records.Count);
        Assert.Equal("OptionTemplate", Assert.Single(result.Records, record => Equals(record["exportedMessageTotalCount"], 3UL)).RecordType);
        Assert.Equal("OptionTemplate", Assert.Single(later.Records, record => Equals(record["exportedMessageTotalCount"], 5UL)).RecordType);
        Assert.NotEqual("OptionTemplate", Assert.Single(later.Records, record => Equals(record["octetDeltaCount"], 4UL)).RecordType);
    }

    [Fact]
    [Rfc(7011, "8-6", "3.1-2")]
    public void Decode_SameIdInAnotherDomain_IsAnotherTemplate()
    {
        var packets = new WireTemplate(256, (2, 4));

        var result = _bench.Connect(1).Decode(
            new IpfixMessage { Domain = 1 }.Templates(Octets4), new IpfixMessage { Domain = 2 }.Templates(packets),
            new IpfixMessage { Domain = 1 }.Data(Octets4.Record(1)), new IpfixMessage { Domain = 2 }.Data(packets.Record(2)));

        Assert.Equal([1UL], result.Records.Where(record => record.Source.Domain == 1).Select(record => record["octetDeltaCount"]));
        Assert.Equal([2UL], result.Records.Where(record => record.Source.Domain == 2).Select(record => record["packetDeltaCount"]));
    }

    [Fact]
    [Rfc(7011, "8.4-5")]
    public void Templates_Learnt_SayDevicePortsDomainDefinitionAndWhenTheyCame()
    {
        (_bench.Test.SourcePort, _bench.Test.ListenPort) = (50_000, 4739);
        var agent = Assert.Single(_bench.Decode(new IpfixMessage { Domain = 9 }.Templates(Octets4).Data(Octets4.Record(1))).Records).Source.Agent!;
        _bench.Wait(TimeSpan.FromMinutes(10));
        _bench.Decode(new IpfixMessage { Domain = 9 }.Templates(Octets4));

        var template = Assert.Single(_bench.Decoder.Templates(agent));

        Assert.Equal("192.0.2.1", agent.AddressText);
        Assert.Equal((9U, 256, 50_000, 4739), (template.Domain, template.Id, template.SourcePort, template.ListenPort));
        Assert.Equal((1, 4), (Assert.Single(template.Fields).Id, template.Fields[0].Length));
        Assert.Equal(_bench.Test.ReceiveTime.ToUnixTimeSeconds() * 1_000_000_000, template.LastSeen);
    }

    [Fact]
    [Rfc(7011, "9.3-1", "8-5")]
    public void Decode_DataBeforeItsTemplate_IsDecodedWhenThatComes()
    {
        var data = _bench.Decode(new IpfixMessage { ExportTime = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero) }.Data(Octets4.Record(1)));
        var template = _bench.Decode(new IpfixMessage().Templates(Octets4));

        Assert.Equal((0, 1), (data.Records.Count, data.Held));
        var record = Assert.Single(template.Records);
        Assert.Equal((1UL, 1_768_471_200_000_000_000), (record["octetDeltaCount"], record.Source.ExportTime));
        Assert.Equal(-1, template.Held);
    }
}
