using FlowHost.Decoders.NetFlow;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using FlowHost.Tests;
using Microsoft.Extensions.Logging.Abstractions;
using static FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance.IpfixBench;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance;

/// <summary>RFC 5471 section 3.4: options templates, their scopes, and the reports of RFC 7011 section 4.</summary>
public class Rfc5471OptionsTests
{
    private readonly IpfixBench _bench = new();

    public static TheoryData<int, int, string, string, string> Scopes => new()
    {
        { 149, 4, "observationDomainId", "00000100", "256" },
        { 144, 4, "exportingProcessId", "00000007", "7" },
        { 143, 4, "meteringProcessId", "00000008", "8" },
        { 145, 2, "templateId", "0101", "257" },
        { 141, 4, "lineCardId", "00000003", "3" },
        { 130, 4, "exporterIPv4Address", "C0000201", "192.0.2.1" },
        { 131, 16, "exporterIPv6Address", "20010DB8000000000000000000000001", "2001:db8::1" },
        { 10, 4, "ingressInterface", "00000009", "9" },
        // Not one of the usual scopes, and one of text.
        { 4, 1, "protocolIdentifier", "11", "17" },
        { 82, 4, "interfaceName", "65746830", "eth0" },
    };

    [Theory]
    [MemberData(nameof(Scopes))]
    [Rfc(5471, "3.4.1")]
    [Rfc(7011, "3.4.2.1-1")]
    public void Decode_AnyElementAsScope_IsAValueOfTheRecord(int id, int length, string name, string wire, string expected)
    {
        var options = WireTemplate.Options(256, [(id, length)], [(41, 8)]);

        var record = Assert.Single(_bench.Decode(new IpfixMessage().Templates(options).Data(options.Record(Octets(wire), 5))).Records);

        Assert.Equal("OptionTemplate", record.RecordType);
        Assert.Equal(expected, record[name]!.ToString());
        Assert.Equal(5UL, record["exportedMessageTotalCount"]);
    }

    [Fact]
    [Rfc(5471, "3.4.1")]
    [Rfc(7011, "3.2-1")]
    public void Decode_ScopeOfAnEnterprise_IsAValueOfTheRecord()
    {
        // RFC 7011 sections A.4.3 and A.4.4 have an enterprise's element 123 as the scope, and counters 41 and 42 of 2 octets.
        var octets = Octets("0003 001C 0103 0003 0001 807B 0004 00007ED9 0029 0002 002A 0002 0000 0103 0014 00000001 0159 27D9 00000002 02B2 4FB2");

        var result = _bench.Decode(new IpfixMessage().Raw(octets));

        Assert.Equal(["00000001", "00000002"], result.Records.Select(record => record["e32473id123"]));
        Assert.Equal([345UL, 690UL], result.Records.Select(record => record["exportedMessageTotalCount"]));
        Assert.Equal([10201UL, 20402UL], result.Records.Select(record => record["exportedFlowRecordTotalCount"]));
        Assert.Empty(result.Drops);
    }

    [Theory]
    [InlineData("0100 0001 0000 0029 0008", "no scope")]
    [InlineData("0100 0001 0002 0029 0008", "more scopes than fields")]
    [Rfc(5471, "3.4.1", "3.6.4")]
    [Rfc(7011, "3.4.2.2-1")]
    public void Decode_ScopeCountThatCannotBe_IsRefusedAndTheRestDecodes(string template, string reason)
    {
        var flow = new WireTemplate(257, (4, 1));
        var octets = Octets(template);

        var result = _bench.Decode(new IpfixMessage().RawSet(3, (ushort)(4 + octets.Length), octets)
            .RawSet(256, 12, 0, 0, 0, 0, 0, 0, 0, 5).Templates(flow).Data(flow.Record(17)));

        Assert.Equal(1, result.Drops[DropReason.TemplateRejected]);
        Assert.True(result.Records is [var record] && Equals(record["protocolIdentifier"], 17UL), reason);
    }

    // RFC 3954 section 6.1 asks for no scope, and some devices send none.
    [Fact]
    [Rfc(5471, "3.4.1")]
    public void Decode_NoScopeInNetFlow9_IsAccepted()
    {
        var decoder = new DecoderTest(new NetFlow9Decoder(NullLogger<NetFlow9Decoder>.Instance));
        var options = WireTemplate.Options(256, [], [(41, 4)]);

        var record = Assert.Single(decoder.Decode(new NetFlow9Datagram().Templates(options).Data(options.Record(5)).ToArray()).Records);

        Assert.Equal(5UL, record["exportedMessageTotalCount"]);
    }

    [Fact]
    [Rfc(5471, "3.4.2")]
    [Rfc(7011, "3.4.2.1-2")]
    public void Decode_SeveralScopes_KeepTheirOrder()
    {
        // The same scope twice: the first is the filter's, the second the sampler's (RFC 7011 section 3.4.2.1).
        var options = WireTemplate.Options(256, [(143, 4), (10, 4), (143, 4)], [(41, 8)]);

        var record = Assert.Single(_bench.Decode(new IpfixMessage().Templates(options).Data(options.Record(2, 9, 1, 5))).Records);

        Assert.Equal([2UL, 1UL], (object[])record["meteringProcessId"]!);
        Assert.Equal(["meteringProcessId", "ingressInterface", "exportedMessageTotalCount"], record.Values.Keys);
    }

    [Fact]
    [Rfc(5471, "3.4.3")]
    [Rfc(7011, "4-1")]
    public void Decode_MeteringStatistics_AreAllThere()
    {
        var options = WireTemplate.Options(256, [(149, 4), (143, 4)], [(41, 8), (42, 8), (40, 8)]);

        var record = Assert.Single(_bench.Decode(
            new IpfixMessage().Templates(options).Data(options.Record(256, 2, 1_000, 30_000, 1_500_000))).Records);

        Assert.Equal("OptionTemplate", record.RecordType);
        Assert.Equal((256UL, 2UL), (record["observationDomainId"], record["meteringProcessId"]));
        Assert.Equal(
            (1_000UL, 30_000UL, 1_500_000UL),
            (record["exportedMessageTotalCount"], record["exportedFlowRecordTotalCount"], record["exportedOctetTotalCount"]));
    }

    [Fact]
    [Rfc(5471, "3.4.4")]
    [Rfc(7011, "4-1")]
    public void Decode_MeteringReliability_IsAllThere()
    {
        var options = WireTemplate.Options(256, [(149, 4), (143, 4)], [(164, 8), (165, 8), (322, 4), (322, 4)]);

        var record = Assert.Single(_bench.Decode(new IpfixMessage().Templates(options)
            .Data(options.Record(256, 2, 10, 15_000, Time(0), Time(59)))).Records);

        Assert.Equal((10UL, 15_000UL), (record["ignoredPacketTotalCount"], record["ignoredOctetTotalCount"]));
        Assert.Equal([Time(0), Time(59)], (object[])record["observationTimeSeconds"]!);
    }

    [Fact]
    [Rfc(5471, "3.4.5")]
    [Rfc(7011, "4-1")]
    public void Decode_ExportingReliability_IsAllThere()
    {
        var options = WireTemplate.Options(256, [(144, 4)], [(166, 8), (167, 8), (168, 8), (322, 4), (322, 4)]);

        var record = Assert.Single(_bench.Decode(new IpfixMessage().Templates(options)
            .Data(options.Record(7, 3, 40, 60_000, Time(0), Time(59)))).Records);

        Assert.Equal(7UL, record["exportingProcessId"]);
        Assert.Equal((3UL, 40UL, 60_000UL), (record["notSentFlowTotalCount"], record["notSentPacketTotalCount"], record["notSentOctetTotalCount"]));
        Assert.Equal([Time(0), Time(59)], (object[])record["observationTimeSeconds"]!);
    }

    [Theory]
    [InlineData(257, 0b011)]
    [InlineData(257, 0b1000_0000)]
    [InlineData(999, 0b001)]
    [Rfc(5471, "3.4.6")]
    [Rfc(7011, "4-1")]
    public void Decode_FlowKeys_AreHandedOnAndTheFlowsDecode(ushort template, ulong keys)
    {
        // Two fields; the second row names a bit that no field has, the third a template that does not exist.
        var flow = new WireTemplate(257, (7, 2), (4, 1));
        var options = WireTemplate.Options(258, [(145, 2)], [(173, 8)]);

        var result = _bench.Decode(new IpfixMessage().Templates(flow, options).Data(options.Record(template, keys)).Data(flow.Record(80, 6)));

        Assert.Equal(2, result.Records.Count);
        Assert.Contains(result.Records, record => Equals(record["templateId"], (ulong)template) && Equals(record["flowKeyIndicator"], keys));
        Assert.Contains(result.Records, record => Equals(record["sourceTransportPort"], 80UL));
        Assert.Empty(result.Drops);
    }

    private static DateTimeOffset Time(int seconds) => new(2026, 1, 15, 10, 0, seconds, TimeSpan.Zero);
}
