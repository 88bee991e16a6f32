using System.Net;
using FlowHost.Decoders.NetFlow;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow;

public class NetFlow9DecoderTests
{
    private static readonly DateTimeOffset Exported = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);
    private static readonly WireTemplate Flow = new(256, (8, 4), (12, 4), (1, 4), (2, 4));

    private readonly DecoderTest _decoder = new(new NetFlow9Decoder(NullLogger<NetFlow9Decoder>.Instance));

    [Fact]
    public void Decode_CountOfNonsense_IsNotUsed()
    {
        var result = _decoder.Decode(new NetFlow9Datagram { Count = 60000 }.Templates(Flow).Data(Record("192.0.2.1"), Record("192.0.2.2")).ToArray());

        Assert.Equal(["192.0.2.1", "192.0.2.2"], result.Records.Select(record => record["sourceIPv4Address"]!.ToString()));
        Assert.Empty(result.Drops);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(3, 0xAB)]
    [InlineData(15, 0)]
    public void Decode_PaddingBehindRecords_IsNoRecord(int octets, byte value)
    {
        var result = _decoder.Decode(new NetFlow9Datagram().Templates(Flow).Data(Record("192.0.2.1")).Pad(octets, value).ToArray());

        Assert.Single(result.Records);
        Assert.Empty(result.Drops);
    }

    [Theory]
    [InlineData(1, new byte[] { 6, 0, 0, 0 }, new[] { 6UL })]
    [InlineData(1, new byte[] { 6, 0, 17, 0 }, new[] { 6UL, 0UL, 17UL })]
    [InlineData(1, new byte[] { 0, 0, 0, 0 }, new[] { 0UL })]
    [InlineData(1, new byte[] { 6, 0, 0 }, new[] { 6UL, 0UL, 0UL })]
    [InlineData(2, new byte[] { 1, 0, 0, 0 }, new[] { 256UL })]
    [InlineData(2, new byte[] { 0, 1, 0, 2, 0, 3, 0, 0 }, new[] { 1UL, 2UL, 3UL })]
    [InlineData(3, new byte[] { 0, 0, 1, 0, 2, 0, 0, 0 }, new[] { 1UL, 512UL })]
    public void Decode_SetOfShortRecordsFilledUpToFourOctets_HasNoRecordsOfPadding(ushort length, byte[] content, ulong[] records)
    {
        // RFC 3954 section 5.3: the set ends on a multiple of 4 octets.
        var template = new WireTemplate(260, (34, length));

        var result = _decoder.Decode(new NetFlow9Datagram().Templates(template).RawSet(260, (ushort)(4 + content.Length), content).ToArray());

        Assert.Equal(records, result.Records.Select(record => (ulong)record["samplingInterval"]!));
        Assert.Empty(result.Drops);
    }

    [Fact]
    public void Decode_ZerosInTheLastTemplate_AreNotPadding()
    {
        // The last field has no length: the template ends with zeros, and then there are four more.
        var template = new WireTemplate(260, (7, 2), (82, 0));

        var result = _decoder.Decode(new NetFlow9Datagram().Templates(template).Pad(4).Data(template.Record(443, "")).ToArray());

        Assert.Equal(443UL, Assert.Single(result.Records)["sourceTransportPort"]);
        Assert.Empty(result.Drops);
    }

    [Fact]
    public void Decode_ZerosBehindTheLastSet_AreNotMalformed()
    {
        var result = _decoder.Decode(new NetFlow9Datagram().Templates(Flow).Data(Record("192.0.2.1")).Raw(new byte[1300]).ToArray());

        Assert.Single(result.Records);
        Assert.Empty(result.Drops);
    }

    [Fact]
    public void Decode_ReducedAndOddSizes_KeepTheNumber()
    {
        // RFC 7011 section 6.2: a counter of 8 octets may be sent in any smaller number of them.
        var template = new WireTemplate(260, (1, 3), (2, 5), (85, 7), (86, 8), (7, 1));

        var record = Assert.Single(_decoder.Decode(new NetFlow9Datagram()
            .Templates(template).Data(template.Record(0x123456, 0x123456789A, 0x123456789ABCDEL, ulong.MaxValue, 53)).ToArray()).Records);

        Assert.Equal(0x123456UL, record["octetDeltaCount"]);
        Assert.Equal(0x123456789AUL, record["packetDeltaCount"]);
        Assert.Equal(0x123456789ABCDEUL, record["octetTotalCount"]);
        Assert.Equal(18446744073709551615UL, record["packetTotalCount"]);
        Assert.Equal(53UL, record["sourceTransportPort"]);
    }

    [Fact]
    public void Decode_NumberWiderThanItsElement_IsNotCut()
    {
        // samplerId is unsigned8 at IANA; routers send it in 2 and 4 octets. Ports have 2.
        var template = new WireTemplate(260, (48, 4), (7, 4));

        var record = Assert.Single(_decoder.Decode(new NetFlow9Datagram().Templates(template).Data(template.Record(70_000, 70_001)).ToArray()).Records);

        Assert.Equal(70_000UL, record["samplerId"]);
        Assert.Equal(70_001UL, record["sourceTransportPort"]);
    }

    [Fact]
    public void Decode_LengthThatContradictsTheType_KeepsTheOctetsAndTheRecord()
    {
        var template = new WireTemplate(260, (8, 2), (12, 4));

        var record = Assert.Single(_decoder.Decode(
            new NetFlow9Datagram().Templates(template).Data(template.Record(new byte[] { 0xC0, 0x00 }, IPAddress.Parse("192.0.2.9"))).ToArray()).Records);

        Assert.Equal("c000", record["sourceIPv4Address"]);
        Assert.Equal(IPAddress.Parse("192.0.2.9"), record["destinationIPv4Address"]);
    }

    [Fact]
    public void Decode_ZeroLengthField_IsAbsentAndShiftsNothing()
    {
        var template = new WireTemplate(260, (8, 4), (82, 0), (7, 2));

        var record = Assert.Single(_decoder.Decode(
            new NetFlow9Datagram().Templates(template).Data(template.Record(IPAddress.Parse("192.0.2.9"), "", 443)).ToArray()).Records);

        Assert.Null(record["interfaceName"]);
        Assert.Equal(443UL, record["sourceTransportPort"]);
    }

    [Fact]
    public void Decode_RepeatedElement_KeepsAllValuesInOrder()
    {
        var template = new WireTemplate(260, (7, 2), (8, 4), (7, 2), (7, 2));

        var record = Assert.Single(_decoder.Decode(
            new NetFlow9Datagram().Templates(template).Data(template.Record(1, IPAddress.Parse("192.0.2.9"), 2, 3)).ToArray()).Records);

        Assert.Equal([1UL, 2UL, 3UL], Assert.IsType<object[]>(record["sourceTransportPort"]));
    }

    [Fact]
    public void Decode_TypeFrom32768_IsCiscosWithoutEnterpriseNumberOnTheWire()
    {
        // 44940 is the Initial Data Packet of ETA: enterprise 9, id 12172.
        var template = new WireTemplate(260, (0, 44940, 4), (7, 2));

        var record = Assert.Single(_decoder.Decode(
            new NetFlow9Datagram().Templates(template).Data(template.Record(new byte[] { 1, 2, 3, 4 }, 443)).ToArray()).Records);

        Assert.Equal("01020304", record["ETA_IDP"]);
        Assert.Equal(443UL, record["sourceTransportPort"]);
    }

    [Fact]
    public void Decode_UnknownElement_KeepsItsOctetsUnderItsNumber()
    {
        var template = new WireTemplate(260, (0, 65, 3), (0, 50001, 2), (7, 2));

        var record = Assert.Single(_decoder.Decode(
            new NetFlow9Datagram().Templates(template).Data(template.Record(new byte[] { 1, 2, 3 }, new byte[] { 0xFE, 0xFF }, 443)).ToArray()).Records);

        Assert.Equal("010203", record["e0id65"]);
        Assert.Equal("feff", record["e9id17233"]);
        Assert.Equal(443UL, record["sourceTransportPort"]);
    }

    [Fact]
    public void Decode_OptionsScopes_AreNamesOfTheirOwn()
    {
        // RFC 3954 section 6.1: scope type 1 is the system, not element 1 (octetDeltaCount).
        var options = WireTemplate.Options(257, [NetFlow9Scope.System()], [(10, 2), (82, 16)]);

        var record = Assert.Single(_decoder.Decode(
            new NetFlow9Datagram { SourceId = 6 }.Templates(options).Data(options.Record(IPAddress.Parse("192.0.2.1"), 3, "Gi0/0/3")).Align().ToArray()).Records);

        Assert.Equal("OptionTemplate", record.RecordType);
        Assert.Null(record["octetDeltaCount"]);
        Assert.Equal(0xC0000201UL, record["scopeSystem"]);
        Assert.Equal("Gi0/0/3", record["interfaceName"]);
        Assert.Equal(3UL, record["ingressInterface"]);
        Assert.Equal(6U, record.Source.Domain);
    }

    [Fact]
    public void Decode_TextWithGarbageBehindItsNul_EndsAtTheNul()
    {
        var template = new WireTemplate(260, (82, 8), (82, 4));

        var record = Assert.Single(_decoder.Decode(new NetFlow9Datagram().Templates(template)
            .Data(template.Record("Gi0\0junk"u8.ToArray(), new byte[] { (byte)'a', 0xFF, (byte)'b', 0 })).ToArray()).Records);

        Assert.Equal(["Gi0", "a\uFFFDb"], Assert.IsType<object[]>(record["interfaceName"]));
    }

    [Theory]
    // Boot = export − uptime. A last switched far ahead of the uptime is of before the counter wrapped.
    [InlineData(1_000_000u, 900_000u, 990_000u, -100_000L, -10_000L)]
    [InlineData(1_000u, 4_294_966_296u, 500u, -2_000L, -500L)]
    [InlineData(1_000u, 4_294_966_000u, 4_294_966_996u, -2_296L, -1_300L)]
    // A last switched a little ahead is of after the header's clock was read: by 1 ms, by the 328 ms of a real device, across the wrap.
    [InlineData(1_000_000u, 990_000u, 1_000_001u, -10_000L, 1L)]
    [InlineData(599_564_152u, 599_564_480u, 599_564_480u, 328L, 328L)]
    [InlineData(4_294_967_290u, 4_294_967_000u, 4u, -290L, 10L)]
    // Half a turn of 2^32 ms, the limit between the two.
    [InlineData(0u, 2_147_483_647u, 2_147_483_647u, 2_147_483_647L, 2_147_483_647L)]
    [InlineData(0u, 2_147_483_648u, 2_147_483_648u, -2_147_483_648L, -2_147_483_648L)]
    public void Decode_TimesSinceStart_BecomeAbsoluteAcrossTheWrap(uint upTime, uint first, uint last, long start, long end)
    {
        var template = new WireTemplate(260, (22, 4), (21, 4));

        var record = Assert.Single(_decoder.Decode(
            new NetFlow9Datagram { SysUpTime = upTime, ExportTime = Exported }.Templates(template).Data(template.Record(first, last)).ToArray()).Records);

        Assert.Equal(Exported.AddMilliseconds(start), record["flowStartMilliseconds"]);
        Assert.Equal(Exported.AddMilliseconds(end), record["flowEndMilliseconds"]);
        Assert.Equal((ulong)first, record["flowStartSysUpTime"]);
    }

    [Theory]
    [InlineData(1, 0xF0, -1_000 + 0xF0)]
    [InlineData(2, 0x3E7, -1)]
    [InlineData(3, 0x3E7, -1)]
    public void Decode_TimesSinceStartOfReducedSize_BecomeAbsoluteToo(ushort length, int last, long end)
    {
        // RFC 7011 section 6.2. Exported 1,000 ms after the start.
        var template = new WireTemplate(260, (21, length));

        var record = Assert.Single(_decoder.Decode(
            new NetFlow9Datagram { SysUpTime = 1_000, ExportTime = Exported }.Templates(template).Data(template.Record(last)).ToArray()).Records);

        Assert.Equal(Exported.AddMilliseconds(end), record["flowEndMilliseconds"]);
    }

    [Fact]
    public void Decode_HeaderClockNotSet_GivesNoAbsoluteTimeBefore1970()
    {
        // 100 s after 1970 by the header, 1,000 s after the start: what lies more than 100 s back has no time of its own.
        var template = new WireTemplate(260, (22, 4), (21, 4));

        var result = _decoder.Decode(new NetFlow9Datagram { SysUpTime = 1_000_000, ExportTime = DateTimeOffset.UnixEpoch.AddSeconds(100) }
            .Templates(template).Data(template.Record(800_000, 850_000), template.Record(890_000, 990_000)).ToArray());

        Assert.Null(result.Records[0]["flowStartMilliseconds"]);
        Assert.Null(result.Records[0]["flowEndMilliseconds"]);
        Assert.Equal(800_000UL, result.Records[0]["flowStartSysUpTime"]);
        Assert.Null(result.Records[1]["flowStartMilliseconds"]);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(90), result.Records[1]["flowEndMilliseconds"]);
    }

    [Fact]
    public void Decode_DataBeforeItsTemplate_WaitsForIt()
    {
        var data = new NetFlow9Datagram().Data(Record("192.0.2.1")).ToArray();

        var before = _decoder.Decode(data);
        var after = _decoder.Decode(new NetFlow9Datagram().Templates(Flow).ToArray(), data);

        Assert.Empty(before.Records);
        Assert.Equal(1, before.Held);
        Assert.Equal((2, -1), (after.Records.Count, after.Held));
    }

    [Fact]
    public void Decode_SameIdInAnotherDomain_IsAnotherTemplate()
    {
        var other = new WireTemplate(256, (7, 2));

        var result = _decoder.Decode(
            new NetFlow9Datagram { SourceId = 1 }.Templates(Flow).ToArray(),
            new NetFlow9Datagram { SourceId = 2 }.Templates(other).ToArray(),
            new NetFlow9Datagram { SourceId = 1 }.Data(Record("192.0.2.1")).ToArray(),
            new NetFlow9Datagram { SourceId = 2 }.Data(other.Record(443)).ToArray());

        Assert.Equal(IPAddress.Parse("192.0.2.1"), result.Records[0]["sourceIPv4Address"]);
        Assert.Equal(443UL, result.Records[1]["sourceTransportPort"]);
    }

    [Fact]
    public void Decode_SameIdFromAnotherAgent_IsUnknownThere()
    {
        _decoder.Decode(new NetFlow9Datagram().Templates(Flow).ToArray());
        _decoder.Agent = IPAddress.Parse("192.0.2.99");

        Assert.Equal(1, _decoder.Decode(new NetFlow9Datagram().Data(Record("192.0.2.1")).ToArray()).Held);
    }

    [Fact]
    public void Decode_AgentThatComesBackFromAnotherPort_KeepsItsTemplates()
    {
        _decoder.Decode(new NetFlow9Datagram().Templates(Flow).ToArray());
        _decoder.SourcePort++;

        Assert.Single(_decoder.Decode(new NetFlow9Datagram().Data(Record("192.0.2.1")).ToArray()).Records);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(2000)]
    public void Decode_SetThatLiesAboutItsLength_CostsNothingBeforeItAndNothingAfterTheDatagram(ushort length)
    {
        var result = _decoder.Decode(
            new NetFlow9Datagram().Templates(Flow).Data(Record("192.0.2.1")).RawSet(256, length, 1, 2, 3, 4).ToArray(),
            new NetFlow9Datagram().Data(Record("192.0.2.2")).ToArray());

        Assert.Equal(2, result.Records.Count);
        Assert.Equal(1, result.Drops[DropReason.Malformed]);
    }

    [Fact]
    public void Decode_TemplateWithMoreFieldsThanItsSet_IsRejectedAlone()
    {
        var result = _decoder.Decode(
            new NetFlow9Datagram().RawSet(0, 12, 0x01, 0x2C, 0xFF, 0xFF, 0, 8, 0, 4).Templates(Flow).Data(Record("192.0.2.1")).ToArray());

        Assert.Single(result.Records);
        Assert.Equal(1, result.Drops[DropReason.TemplateRejected]);
    }

    [Fact]
    public void Decode_TemplateWithoutLength_IsRejectedAndItsDataEndsNowhere()
    {
        var empty = new WireTemplate(260, (82, 0));

        var result = _decoder.Decode(new NetFlow9Datagram().Templates(empty).RawSet(260, 8, 1, 2, 3, 4).ToArray());

        Assert.Empty(result.Records);
        Assert.Equal(1, result.Drops[DropReason.TemplateRejected]);
        Assert.Equal(1, result.Drops[DropReason.NoTemplate]);
    }

    [Fact]
    public void Decode_ReservedSets_AreCountedAndTheRestDecodes()
    {
        var result = _decoder.Decode(
            new NetFlow9Datagram().RawSet(77, 8, 1, 2, 3, 4).Templates(Flow).Data(Record("192.0.2.1")).ToArray());

        Assert.Single(result.Records);
        Assert.Equal(1, result.Drops[DropReason.UnknownSet]);
    }

    [Fact]
    public void Decode_TemplateRedefined_DecodesWithTheNewOne()
    {
        var wider = new WireTemplate(256, (8, 4), (12, 4), (1, 8), (2, 8));

        var result = _decoder.Decode(
            new NetFlow9Datagram().Templates(Flow).Data(Record("192.0.2.1")).ToArray(),
            new NetFlow9Datagram().Templates(wider).Data(wider.Record(IPAddress.Parse("192.0.2.2"), IPAddress.Parse("192.0.2.3"), 5_000_000_000L, 7)).ToArray());

        Assert.Equal([100UL, 5_000_000_000UL], result.Records.Select(record => record["octetDeltaCount"]));
    }

    [Fact]
    public void Decode_OtherVersions_AreNotAccepted()
    {
        var decoder = new NetFlow9Decoder(NullLogger<NetFlow9Decoder>.Instance);

        Assert.False(decoder.Accepts([]));
        Assert.False(decoder.Accepts([0]));
        Assert.False(decoder.Accepts([0, 5, 0, 0]));
        Assert.False(decoder.Accepts("GET / HTTP/1.1"u8));
        Assert.True(decoder.Accepts([0, 9]));
    }

    private static WireRecord Record(string source) => Flow.Record(IPAddress.Parse(source), IPAddress.Parse("198.51.100.1"), 100, 2);
}
