using System.Net;
using FlowHost.Decoders.NetFlow;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow;

public class IpfixDecoderTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 15, 10, 0, 0, 123, 456, TimeSpan.Zero);
    private static readonly WireTemplate Flow = new(256, (8, 4), (1, 8));
    private static readonly WireTemplate Text = new(300, (7, 2), (82, WireField.Variable), (4, 1));

    private readonly DecoderTest _decoder = new(new IpfixDecoder(NullLogger<IpfixDecoder>.Instance));

    [Fact]
    public void Decode_Header_TellsDomainAndExportTime()
    {
        var record = Assert.Single(_decoder.Decode(new IpfixMessage { Domain = 2560, ExportTime = Time }.Templates(Flow).Data(Record(1)).ToArray()).Records);

        Assert.Equal(2560U, record.Source.Domain);
        Assert.Equal(256, record.Source.SetId);
        Assert.Equal((byte)10, record.Source.Version);
        Assert.Equal(Time.ToUnixTimeSeconds() * 1_000_000_000, record.Source.ExportTime);
    }

    [Fact]
    public void Decode_SeveralTemplatesInOneSet_AreAllLearnt()
    {
        var result = _decoder.Decode(new IpfixMessage().Templates(Flow, Text).Pad(4).Data(Record(1)).Data(Text.Record(1, "eth0", 6)).ToArray());

        Assert.Equal(2, result.Records.Count);
        Assert.Empty(result.Drops);
    }

    [Fact]
    public void Decode_EveryAbstractType_KeepsItsValue()
    {
        var types = new WireTemplate(301,
            Elements.FlowStartSeconds, Elements.FlowStartMilliseconds, Elements.FlowStartMicroseconds, Elements.FlowStartNanoseconds,
            Elements.SourceIPv6Address, Elements.SourceMacAddress, Elements.DataRecordsReliability,
            Elements.MibObjectValueInteger, Elements.SamplingProbability);
        var address = IPAddress.Parse("2001:db8::7");

        var record = Assert.Single(_decoder.Decode(new IpfixMessage().Templates(types)
            .Data(types.Record(Time, Time, Time, Time, address, new byte[] { 0, 0x1B, 0x54, 1, 2, 0xFF }, true, -42, 0.125)).ToArray()).Records);

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(Time.ToUnixTimeSeconds()), record["flowStartSeconds"]);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(Time.ToUnixTimeMilliseconds()), record["flowStartMilliseconds"]);
        Assert.Equal(0, (Time - (DateTimeOffset)record["flowStartMicroseconds"]!).TotalMicroseconds, 1.0);
        Assert.Equal(0, (Time - (DateTimeOffset)record["flowStartNanoseconds"]!).TotalMicroseconds, 0.2);
        Assert.Equal(address, record["sourceIPv6Address"]);
        Assert.Equal("00:1b:54:01:02:ff", record["sourceMacAddress"]);
        Assert.Equal(true, record["dataRecordsReliability"]);
        Assert.Equal(-42L, record["mibObjectValueInteger"]);
        Assert.Equal(0.125, record["samplingProbability"]);
    }

    [Fact]
    public void Decode_VariableLengths_InBothFormsAndEmpty()
    {
        var long254 = new string('a', 254);
        var long255 = new string('b', 255);

        var result = _decoder.Decode(new IpfixMessage().Templates(Text).Data(
            Text.Record(1, "eth0", 6), Text.Record(2, WireValue.LongForm("eth0"), 6), Text.Record(3, "", 6), Text.Record(4, long254, 6), Text.Record(5, long255, 17)).ToArray());

        Assert.Equal(["eth0", "eth0", null, long254, long255], result.Records.Select(record => record["interfaceName"]));
        Assert.Equal([6UL, 6UL, 6UL, 6UL, 17UL], result.Records.Select(record => record["protocolIdentifier"]));
    }

    [Fact]
    public void Decode_PaddingAfterVariableLengthRecord_IsNoRecord()
    {
        var one = new WireTemplate(302, (4, 1), (82, WireField.Variable));

        var result = _decoder.Decode(new IpfixMessage().Templates(one).Data(one.Record(6, "eth0")).Pad(1).ToArray());

        Assert.Single(result.Records);
        Assert.Empty(result.Drops);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Decode_ZerosBehindRecordsOfAnyLength_AreNoRecords(int octets)
    {
        // Texts of no length would be records of 1 octet: three of them in the padding.
        var text = new WireTemplate(302, (82, WireField.Variable));

        var result = _decoder.Decode(new IpfixMessage().Templates(text).Data(text.Record("eth0"), text.Record(""), text.Record("eth1")).Pad(octets).ToArray());

        Assert.Equal(["eth0", null, "eth1"], result.Records.Select(record => record["interfaceName"]));
        Assert.Equal(1, result.Sets);
        Assert.Empty(result.Drops);
    }

    [Fact]
    public void Decode_ZerosOfARecordWithAFieldOfFixedLength_AreARecord()
    {
        // A text of no length and protocol 0 (HOPOPT) are two zeros, and a whole record: padding would be shorter (RFC 7011 section 3.3.1).
        var template = new WireTemplate(302, (82, WireField.Variable), (4, 1));

        var result = _decoder.Decode(new IpfixMessage().Templates(template)
            .Data(template.Record("ab", 6), template.Record("", 6), template.Record("", 0)).ToArray());

        Assert.Equal([6UL, 6UL, 0UL], result.Records.Select(record => record["protocolIdentifier"]));
    }

    [Fact]
    public void Decode_ZerosOfRecordsOfOneOctet_AreRecords()
    {
        // RFC 7011 section 3.3.1: padding is shorter than a record, so that here is none.
        var one = new WireTemplate(302, (4, 1));

        var result = _decoder.Decode(new IpfixMessage().Templates(one).Data(one.Record(6), one.Record(0), one.Record(0), one.Record(0)).ToArray());

        Assert.Equal([6UL, 0UL, 0UL, 0UL], result.Records.Select(record => record["protocolIdentifier"]));
    }

    [Fact]
    public void Decode_NumbersOfVariableLength_AreNumbersUpToEightOctetsAndElseOctets()
    {
        // RFC 6759 section 4: an applicationId has as many octets as its engine asks for.
        var applications = new WireTemplate(303, (7, 2), (95, WireField.Variable), (4, 1));

        var result = _decoder.Decode(new IpfixMessage().Templates(applications).Data(
            applications.Record(1, new byte[] { 3, 0, 0, 80 }, 6),
            applications.Record(2, new byte[] { 20, 0, 0, 0x30, 0x44, 0, 0, 1, 0xC5 }, 6),
            applications.Record(3, new byte[] { 13, 0, 0, 0, 0, 0, 1, 0xC5 }, 17),
            applications.Record(4, Array.Empty<byte>(), 17)).Pad(2).ToArray());

        var byPort = result.Records.OrderBy(record => record["sourceTransportPort"]).ToList();
        Assert.Equal([50_331_728UL, "1400003044000001c5", 936_748_722_493_063_621UL, null], byPort.Select(record => record["applicationId"]));
        Assert.Equal([6UL, 6UL, 17UL, 17UL], byPort.Select(record => record["protocolIdentifier"]));
        Assert.Equal(1, result.Sets);
        Assert.Empty(result.Drops);
    }

    [Fact]
    public void Decode_LongNumberThatPointsPastTheSet_CostsThatRecordOnly()
    {
        // Application 5, then 9 octets are said and 3 sent.
        var application = new WireTemplate(303, (95, WireField.Variable));

        var result = _decoder.Decode(new IpfixMessage().Templates(application).RawSet(303, 10, 1, 5, 9, 1, 2, 3).ToArray());

        Assert.Equal(5UL, Assert.Single(result.Records)["applicationId"]);
        Assert.Equal(1, result.Drops[DropReason.Malformed]);
    }

    [Fact]
    public void Decode_NtpTimeOfZero_IsNoTime()
    {
        // RFC 5905 section 6: zero is an unknown time.
        var times = new WireTemplate(304, Elements.FlowStartMicroseconds, Elements.FlowStartNanoseconds, Elements.ProtocolIdentifier);
        var text = new WireTemplate(305, Elements.FlowStartNanoseconds, (82, WireField.Variable));

        var result = _decoder.Decode(new IpfixMessage().Templates(times, text)
            .Data(times.Record(0, 0, 6), times.Record(Time, Time, 17)).Data(text.Record(0, "eth0"), text.Record(Time, "eth1")).ToArray());

        Assert.Equal(["protocolIdentifier"], result.Records[0].Values.Keys);
        Assert.Equal(["flowStartMicroseconds", "flowStartNanoseconds", "protocolIdentifier"], result.Records[1].Values.Keys);
        Assert.Equal(["interfaceName"], result.Records[2].Values.Keys);
        Assert.Equal(["flowStartNanoseconds", "interfaceName"], result.Records[3].Values.Keys);
    }

    [Fact]
    public void Decode_UsersTypeThatTheLengthContradicts_GivesWayToTheBuiltInOne()
    {
        // Durations of ART have 4 octets of milliseconds (unsigned32); older tables say a point in time, which has 8.
        var registry = new ElementRegistry(
            new ElementDefinition(new ElementInfo(9, 9303, "response_delay", ElementType.DateTimeMilliseconds)),
            new ElementDefinition(new ElementInfo(0, 152, "start", ElementType.DateTimeMilliseconds)));
        var decoder = new DecoderTest(new IpfixDecoder(NullLogger<IpfixDecoder>.Instance), registry);
        var art = new WireTemplate(306, (9, 9303, 4), Elements.FlowStartMilliseconds, (9, 9306, 4));

        var record = Assert.Single(decoder.Decode(new IpfixMessage().Templates(art).Data(art.Record(1_500, Time, 20)).ToArray()).Records);

        Assert.Equal(1_500UL, record["response_delay"]);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(Time.ToUnixTimeMilliseconds()), record["start"]);
        Assert.Equal(3, record.Values.Count);
    }

    [Fact]
    public void Decode_VariableLengthPastTheSet_CostsThatRecordOnly()
    {
        // Port 1, a text that says 200 octets, and 3 octets of it. The next set is whole.
        var result = _decoder.Decode(new IpfixMessage().Templates(Text, Flow).RawSet(300, 10, 0, 1, 200, 1, 2, 3).Data(Record(1)).ToArray());

        Assert.Equal(1UL, Assert.Single(result.Records)["octetDeltaCount"]);
        Assert.Equal(1, result.Drops[DropReason.Malformed]);
    }

    [Fact]
    public void Decode_TemplateWithoutFieldsThenData_EndsAndIsCounted()
    {
        // RFC 7011 section 8.1: no fields is a withdrawal, and section 8.4 has it ignored over UDP.
        var result = _decoder.Decode(new IpfixMessage().RawSet(2, 8, 1, 0, 0, 0).RawSet(256, 8, 1, 2, 3, 4).ToArray());

        Assert.Empty(result.Records);
        Assert.Equal(1, result.Drops[DropReason.WithdrawalIgnored]);
        Assert.Equal(1, result.Held);
    }

    [Theory]
    [InlineData(Transport.Udp, 1)]
    [InlineData(Transport.Tcp, 0)]
    public void Decode_Withdrawal_IsIgnoredOverUdpAndObeyedOnAConnection(Transport transport, int records)
    {
        _decoder.Transport = transport;

        var result = _decoder.Decode(new IpfixMessage().Templates(Flow).Withdraw(256).Data(Record(1)).ToArray());

        Assert.Equal(records, result.Records.Count);
    }

    [Fact]
    public void Decode_OptionsTemplateWithoutScope_IsRejected()
    {
        // RFC 7011 section 3.4.2.2: the scope field count must not be zero.
        var result = _decoder.Decode(new IpfixMessage().RawSet(3, 14, 1, 4, 0, 1, 0, 0, 0, 10, 0, 4).ToArray());

        Assert.Equal(1, result.Drops[DropReason.TemplateRejected]);
    }

    [Fact]
    public void Decode_OptionsWithSeveralScopes_AreOptionTemplateRecords()
    {
        var options = WireTemplate.Options(259, [(95, 4), (97, 4)], [(109, 8)]);

        var record = Assert.Single(_decoder.Decode(new IpfixMessage().Templates(options).Data(options.Record(0x03000050, 0x3402, "http url")).ToArray()).Records);

        Assert.Equal("OptionTemplate", record.RecordType);
        Assert.Equal(0x03000050UL, record["applicationId"]);
    }

    [Fact]
    public void Decode_ReverseElement_HasItsOwnName()
    {
        // RFC 5103 section 6.1.
        var biflow = new WireTemplate(303, Elements.OctetDeltaCount, WireField.Of(Elements.OctetDeltaCount).Reverse());

        var record = Assert.Single(_decoder.Decode(new IpfixMessage().Templates(biflow).Data(biflow.Record(10, 20)).ToArray()).Records);

        Assert.Equal(10UL, record["octetDeltaCount"]);
        Assert.Equal(20UL, record["reverseOctetDeltaCount"]);
    }

    [Fact]
    public void Decode_TwoMessagesInOneDatagram_BothDecode()
    {
        var result = _decoder.Decode(
            [.. new IpfixMessage().Templates(Flow).Data(Record(1)).ToArray(), .. new IpfixMessage().Data(Record(2)).ToArray()]);

        Assert.Equal([1UL, 2UL], result.Records.Select(record => record["octetDeltaCount"]));
    }

    [Fact]
    public void Decode_JunkBehindTheMessage_CostsNothingOfIt()
    {
        var result = _decoder.Decode([.. new IpfixMessage().Templates(Flow).Data(Record(1)).ToArray(), 0xDE, 0xAD, 0xBE, 0xEF]);

        Assert.Single(result.Records);
        Assert.Equal(1, result.Drops[DropReason.Malformed]);
    }

    [Fact]
    public void Decode_MessageLongerThanTheDatagram_KeepsItsWholeSets()
    {
        var message = new IpfixMessage().Templates(Flow).Data(Record(1)).Data(Record(2)).ToArray();

        var result = _decoder.Decode(message[..^4]);

        Assert.Equal(1UL, Assert.Single(result.Records)["octetDeltaCount"]);
        Assert.Equal(1, result.Drops[DropReason.Truncated]);
    }

    [Fact]
    public void Decode_MoreRecordsThanABatchHolds_GivesThemAll()
    {
        var one = new WireTemplate(304, (4, 1));

        var result = _decoder.Decode(new IpfixMessage().Templates(one).Data([.. Enumerable.Range(0, 10_000).Select(i => one.Record(i % 256))]).ToArray());

        Assert.Equal(10_000, result.Records.Count);
        Assert.Equal(Enumerable.Range(0, 10_000).Select(i => (ulong)(i % 256)), result.Records.Select(record => (ulong)record["protocolIdentifier"]!));
    }

    private static WireRecord Record(int octets) => Flow.Record(IPAddress.Parse("192.0.2.1"), octets);
}
