using System.Globalization;
using System.Net;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using FlowHost.Tests;
using static FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance.IpfixBench;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance;

/// <summary>RFC 5471 sections 3.2.1, 3.2.2 and 3.3: elements and their values. Octets are by hand, after RFC 7011 section 6.</summary>
public class Rfc5471ElementTests
{
    // The enterprise number for documentation (RFC 5612).
    private const uint Example = 32473;

    private readonly IpfixBench _bench = new();

    [Theory]
    [InlineData(ElementType.Unsigned8, "C8", "200")]
    [InlineData(ElementType.Unsigned16, "FFFE", "65534")]
    [InlineData(ElementType.Unsigned32, "80000001", "2147483649")]
    [InlineData(ElementType.Unsigned64, "8000000000000001", "9223372036854775809")]
    [InlineData(ElementType.Signed8, "FE", "-2")]
    [InlineData(ElementType.Signed16, "8000", "-32768")]
    [InlineData(ElementType.Signed32, "FFFFFFFE", "-2")]
    [InlineData(ElementType.Signed64, "8000000000000000", "-9223372036854775808")]
    [InlineData(ElementType.Float32, "C1480000", "-12.5")]
    [InlineData(ElementType.Float64, "3FC0000000000000", "0.125")]
    [InlineData(ElementType.Boolean, "01", "True")]
    [InlineData(ElementType.Boolean, "02", "False")]
    [InlineData(ElementType.MacAddress, "00005E005301", "00:00:5e:00:53:01")]
    [InlineData(ElementType.OctetArray, "00FF10", "00ff10")]
    [InlineData(ElementType.String, "636166C3A9", "café")]
    [InlineData(ElementType.DateTimeSeconds, "6968BAA0", "2026-01-15T10:00:00.0000000")]
    [InlineData(ElementType.DateTimeMilliseconds, "0000019BC119017B", "2026-01-15T10:00:00.1230000")]
    [InlineData(ElementType.DateTimeMicroseconds, "ED133920 80000000", "2026-01-15T10:00:00.5000000")]
    [InlineData(ElementType.DateTimeMicroseconds, "ED133920 800007FF", "2026-01-15T10:00:00.5000000")]
    [InlineData(ElementType.DateTimeNanoseconds, "ED133920 40000000", "2026-01-15T10:00:00.2500000")]
    [InlineData(ElementType.IPv4Address, "C0000207", "192.0.2.7")]
    [InlineData(ElementType.IPv6Address, "20010DB8000000000000000000000007", "2001:db8::7")]
    [Rfc(5471, "3.2.1")]
    [Rfc(7011, "6.1.1-1", "6.1.2-1", "6.1.3-1", "6.1.4-1", "6.1.5-1", "6.1.6-1", "6.1.7-1", "6.1.9-1", "6.1.10-1")]
    public void Decode_AbstractType_IsTheValue(ElementType type, string wire, string expected)
    {
        var octets = Octets(wire);
        var bench = new IpfixBench(elements: new ElementRegistry(new ElementDefinition(new ElementInfo(Example, 1, "example", type))));
        var template = new WireTemplate(256, ((int)Example, 1, octets.Length), (4, 1));

        var record = Assert.Single(bench.Decode(new IpfixMessage().Templates(template).Data(template.Record(octets, 17))).Records);

        Assert.Equal(expected, Text(record["example"]!));
        Assert.Equal(17UL, record["protocolIdentifier"]);
    }

    [Theory]
    [InlineData("4:1 82:V", "06 04 65746830 11 00", "6,17", "eth0")]
    [InlineData("82:V 4:1", "04 65746830 06 00 11", "6,17", "eth0")]
    [InlineData("82:V 4:1", "FF0004 65746830 06 FF0000 11", "6,17", "eth0")]
    [InlineData("82:V 4:1 83:V", "02 6130 06 03 757031 02 6131 11 FF0003 757032", "6,17", "a0,a1")]
    [InlineData("82:V", "02 6130 02 6131 FF0002 6132", "", "a0,a1,a2")]
    [Rfc(5471, "3.2.2")]
    [Rfc(7011, "7-1", "7-2")]
    public void Decode_VariableLengths_InAnyPlaceAndForm(string fields, string wire, string protocols, string names)
    {
        var template = new WireTemplate(256, [.. fields.Split(' ').Select(Field)]);
        var octets = Octets(wire);

        var result = _bench.Decode(new IpfixMessage().Templates(template).RawSet(256, (ushort)(4 + octets.Length), octets));

        Assert.Equal(protocols, string.Join(',', result.Records.Select(record => record["protocolIdentifier"]).OfType<ulong>()));
        Assert.Equal(names, string.Join(',', result.Records.Select(record => record["interfaceName"]).OfType<string>()));
        Assert.Empty(result.Drops);
    }

    [Fact]
    [Rfc(5471, "3.3.1")]
    [Rfc(7011, "3.2-1", "7-1", "9-2")]
    public void Decode_ElementsOfEnterprises_AreKeptWithWhatTheyAreCalledOrTheirNumber()
    {
        // Cisco's (9) 12235 is known; the others are in no table. 32473:8 is not IANA's 8.
        var template = new WireTemplate(
            256, (9, 12235, WireField.Variable), ((int)Example, 8, 4), ((int)Example, 9, WireField.Variable), (0, 32000, 2), (8, 4));

        var record = Assert.Single(_bench.Decode(new IpfixMessage().Templates(template).Data(template.Record(
            "http"u8.ToArray(), Octets("01020304"), Octets("0506"), Octets("0708"), IPAddress.Parse("192.0.2.7")))).Records);

        Assert.Equal(5, record.Values.Count);
        Assert.Equal("01020304", record["e32473id8"]);
        Assert.Equal("0506", record["e32473id9"]);
        Assert.Equal("0708", record["e0id32000"]);
        Assert.Equal(IPAddress.Parse("192.0.2.7"), record["sourceIPv4Address"]);
    }

    [Theory]
    [InlineData(1, "AB", "FE")]
    [InlineData(2, "ABCD", "FFFE")]
    [InlineData(3, "ABCDEF", "FFFFFE")]
    [InlineData(4, "ABCDEF01", "FFFFFFFE")]
    [InlineData(5, "ABCDEF0123", "FFFFFFFFFE")]
    [InlineData(6, "ABCDEF012345", "FFFFFFFFFFFE")]
    [InlineData(7, "ABCDEF01234567", "FFFFFFFFFFFFFE")]
    [Rfc(5471, "3.3.2")]
    [Rfc(7011, "6.2-1")]
    public void Decode_ReducedSize_KeepsValueAndSign(int length, string unsigned, string signed)
    {
        var bench = new IpfixBench(elements: new ElementRegistry(new ElementDefinition(new ElementInfo(Example, 1, "change", ElementType.Signed64))));
        var template = new WireTemplate(256, (1, length), ((int)Example, 1, length), (4, 1));

        var record = Assert.Single(bench.Decode(
            new IpfixMessage().Templates(template).Data(template.Record(Octets(unsigned), Octets(signed), 17))).Records);

        Assert.Equal(ulong.Parse(unsigned, NumberStyles.HexNumber, CultureInfo.InvariantCulture), record["octetDeltaCount"]);
        Assert.Equal(-2L, record["change"]);
        Assert.Equal(17UL, record["protocolIdentifier"]);
    }

    [Fact]
    [Rfc(5471, "3.3.2")]
    [Rfc(7011, "6.2-2")]
    public void Decode_Float64InFourOctets_IsTheNumber()
    {
        var template = new WireTemplate(256, (311, 4));

        var record = Assert.Single(_bench.Decode(new IpfixMessage().Templates(template).Data(template.Record(Octets("3E000000")))).Records);

        Assert.Equal(0.125, record["samplingProbability"]);
    }

    [Theory]
    [InlineData(8, "sourceIPv4Address", "C00002")]
    [InlineData(27, "sourceIPv6Address", "20010DB80007")]
    [InlineData(56, "sourceMacAddress", "00005E")]
    [InlineData(152, "flowStartMilliseconds", "019BC11901")]
    [Rfc(5471, "3.6.5")]
    [Rfc(7011, "6.2-3")]
    public void Decode_SizeThatTheTypeCannotHave_IsNoValueOfIt(int id, string name, string wire)
    {
        var octets = Octets(wire);
        var template = new WireTemplate(256, (id, octets.Length), (4, 1));

        var record = Assert.Single(_bench.Decode(new IpfixMessage().Templates(template).Data(template.Record(octets, 17))).Records);

        Assert.Equal(wire, ((string)record[name]!).ToUpperInvariant());
        Assert.Equal(17UL, record["protocolIdentifier"]);
    }

    [Fact]
    [Rfc(5471, "3.3.3")]
    [Rfc(7011, "8-4")]
    public void Decode_ElementSeveralTimes_KeepsEachInOrder()
    {
        IPAddress[] addresses = [IPAddress.Parse("192.0.2.1"), IPAddress.Parse("192.0.2.2"), IPAddress.Parse("192.0.2.3")];
        var template = new WireTemplate(256, (8, 4), (8, 4), (4, 1), (8, 4));

        var record = Assert.Single(_bench.Decode(
            new IpfixMessage().Templates(template).Data(template.Record(addresses[0], addresses[1], 17, addresses[2]))).Records);

        Assert.Equal(addresses, (object[])record["sourceIPv4Address"]!);
        Assert.Equal(17UL, record["protocolIdentifier"]);
    }

    [Fact]
    public void Decode_IllFormedText_IsReplacedAndNeverPassedOn()
    {
        // C3 begins a character that 28 does not end; C0 AF is an overlong slash. RFC 7011 section 6.1.6.
        var template = new WireTemplate(256, (82, WireField.Variable), (4, 1));

        var record = Assert.Single(_bench.Decode(
            new IpfixMessage().Templates(template).Data(template.Record(Octets("61 C328 62 C0AF 63"), 17))).Records);

        Assert.Equal("a\uFFFD(b\uFFFD\uFFFDc", record["interfaceName"]);
        Assert.Equal(17UL, record["protocolIdentifier"]);
    }

    private static WireField Field(string text)
    {
        var parts = text.Split(':');
        var length = parts[1] == "V" ? WireField.Variable : int.Parse(parts[1], CultureInfo.InvariantCulture);
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), length);
    }

    private static string Text(object value) => value is DateTimeOffset time
        ? time.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
