using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace FlowHost.Sdk.Tests.Json;

public sealed class JsonValueTests
{
    [Theory]
    [InlineData(ElementType.Unsigned8, 255ul, "255")]
    [InlineData(ElementType.Unsigned16, 65535ul, "65535")]
    [InlineData(ElementType.Unsigned32, 4294967295ul, "4294967295")]
    [InlineData(ElementType.Unsigned64, 18446744073709551615ul, "18446744073709551615")]
    [InlineData(ElementType.Unsigned64, 9007199254740993ul, "9007199254740993")]
    [InlineData(ElementType.Unsigned64, 0ul, "0")]
    [InlineData(ElementType.Boolean, 1ul, "true")]
    [InlineData(ElementType.Boolean, 2ul, "false")]
    [InlineData(ElementType.Boolean, 0ul, "0")]
    [InlineData(ElementType.IPv4Address, 0xC0A80A01ul, "\"192.168.10.1\"")]
    [InlineData(ElementType.IPv4Address, 0ul, "\"0.0.0.0\"")]
    [InlineData(ElementType.IPv4Address, 0xFFFFFFFFul, "\"255.255.255.255\"")]
    [InlineData(ElementType.MacAddress, 0x00005E0053AFul, "\"00:00:5e:00:53:af\"")]
    [InlineData(ElementType.DateTimeSeconds, 0ul, "\"1970-01-01T00:00:00Z\"")]
    [InlineData(ElementType.DateTimeSeconds, 4294967295ul, "\"2106-02-07T06:28:15Z\"")]
    [InlineData(ElementType.DateTimeMilliseconds, 1709208000007ul, "\"2024-02-29T12:00:00.007Z\"")]
    [InlineData(ElementType.DateTimeMilliseconds, 253402300799999ul, "\"9999-12-31T23:59:59.999Z\"")]
    [InlineData(ElementType.DateTimeMilliseconds, 253402300800000ul, "253402300800000")]
    [InlineData(ElementType.DateTimeMilliseconds, 18446744073709551615ul, "18446744073709551615")]
    public void Write_UnsignedStorage_FollowsTheType(ElementType type, ulong value, string expected) =>
        Assert.Equal(expected, JsonRows.Raw(new BatchBuilder().Element("v", type).Row(value), "v"));

    [Fact]
    public void Write_NumbersOfEveryLength_AreTheSameAsDotNets()
    {
        var random = new Random(5);
        var numbers = new List<ulong> { 0, ulong.MaxValue };
        for (var power = 1UL; power <= 1_000_000_000_000_000_000; power *= 10)
        {
            numbers.AddRange([power - 1, power, power + 1, (power * 10) - 1]);
        }
        numbers.AddRange(Enumerable.Range(0, 20_000).Select(index => (ulong)random.NextInt64() >> (index % 63)));
        var batch = new BatchBuilder().Element("v", ElementType.Unsigned64);
        numbers.ForEach(number => batch.Row(number));

        Assert.Equal(
            numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)),
            JsonRows.Read(batch.Build()).Select(row => row.GetProperty("v").GetRawText()));
    }

    [Theory]
    [InlineData(-9223372036854775808)]
    [InlineData(-1)]
    [InlineData(9223372036854775807)]
    public void Write_Signed_IsExact(long value) =>
        Assert.Equal(value.ToString(CultureInfo.InvariantCulture), JsonRows.Raw(new BatchBuilder().Element("v", ElementType.Signed64).Row(value), "v"));

    [Fact]
    public void Write_ValueWiderThanItsType_IsANumber()
    {
        Assert.Equal("4294967296", JsonRows.Raw(new BatchBuilder().Element("v", ElementType.IPv4Address, FieldKind.UInt64).Row(4294967296ul), "v"));
        Assert.Equal("\"0a00\"", JsonRows.Raw(new BatchBuilder().Element("v", ElementType.IPv4Address, FieldKind.Octets).Row(new byte[] { 10, 0 }), "v"));
        Assert.Equal("\"2026-01-15T10:00:00Z\"", JsonRows.Raw(new BatchBuilder().Element("v", ElementType.DateTimeSeconds, FieldKind.UInt64).Row(BatchBuilder.Time), "v"));
    }

    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1.0, "1.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e300, "1E+300")]
    [InlineData(double.NaN, "null")]
    [InlineData(double.PositiveInfinity, "null")]
    [InlineData(double.NegativeInfinity, "null")]
    public void Write_DoubleOfADevice_IsTheShortestOrNull(double value, string expected) =>
        Assert.Equal(expected, JsonRows.Raw(new BatchBuilder().Element("v", ElementType.Float64).Row(value), "v"));

    [Fact]
    public void Write_SingleOfADevice_IsTheShortestForASingle() =>
        Assert.Equal("0.1", JsonRows.Raw(new BatchBuilder().Element("v", ElementType.Float32).Row((double)0.1f), "v"));

    [Fact]
    public void Write_RandomDoubles_ReadBackAsTheSame()
    {
        var random = new Random(7);
        var batch = new BatchBuilder().Element("d", ElementType.Float64).Element("s", ElementType.Float32);
        var values = Enumerable.Range(0, 10_000).Select(_ => (
            Double: BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
            Single: BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)))).ToArray();
        foreach (var (d, s) in values)
        {
            batch.Row(d, (double)s);
        }

        foreach (var (row, (d, s)) in JsonRows.Read(batch.Build()).Zip(values))
        {
            Assert.Equal(double.IsFinite(d) ? d : (double?)null, row.GetProperty("d") is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null);
            Assert.Equal(float.IsFinite(s) ? s : (float?)null, row.GetProperty("s") is { ValueKind: JsonValueKind.Number } single ? single.GetSingle() : null);
        }
    }

    [Theory]
    [InlineData(1.5, 3, "1.5")]
    [InlineData(2, 3, "2.0")]
    [InlineData(2, 0, "2")]
    [InlineData(2.6, 0, "3")]
    [InlineData(1.0 / 3, 3, "0.333")]
    [InlineData(2.0 / 3, 6, "0.666667")]
    [InlineData(-1.0 / 3, 3, "-0.333")]
    [InlineData(-0.0004, 3, "0.0")]
    [InlineData(0.999999, 3, "1.0")]
    [InlineData(12.05, 3, "12.05")]
    [InlineData(1e-9, 9, "0.000000001")]
    [InlineData(123456789012.5, 3, "123456789012.5")]
    [InlineData(1e20, 3, "1E+20")]
    [InlineData(1.0 / 3, -1, "0.3333333333333333")]
    [InlineData(1.0 / 3, 40, "0.3333333333333333")]
    public void Write_ComputedNumber_IsRoundedToItsDecimals(double value, int decimals, string expected) =>
        Assert.Equal(expected, JsonRows.Raw(new BatchBuilder().Added(Field.Double("v", decimals)).Row(value), "v"));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Write_ComputedNumberWithoutResult_IsAbsent(double value) =>
        Assert.Equal("\"n\":1", JsonRows.Fields(new BatchBuilder().Added(Field.Double("v")).Element("n", ElementType.Unsigned8).Row(value, 1)));

    [Theory]
    [InlineData("")]
    [InlineData("GigabitEthernet0/0/1")]
    [InlineData("quote \" backslash \\ slash /")]
    [InlineData("\0\u0001\u001f\b\f\n\r\t\u007f")]
    [InlineData("é 漢字 😀 \u2028 \u2029 \u0080 \uFEFF")]
    [InlineData("\"")]
    [InlineData("ends with \\")]
    public void Write_Text_ReadsBackAsItWas(string text) =>
        Assert.Equal(text, JsonRows.Read(new BatchBuilder().Element("v", ElementType.String).Row(text).Build())[0].GetProperty("v").GetString());

    [Fact]
    public void Write_RandomOctetsAsText_AreValidJsonWithReplacements()
    {
        var random = new Random(11);
        var texts = Enumerable.Range(0, 2_000).Select(_ => { var octets = new byte[random.Next(40)]; random.NextBytes(octets); return octets; }).ToArray();
        var batch = new BatchBuilder().Element("v", ElementType.String);
        foreach (var text in texts)
        {
            batch.Row(text);
        }

        Assert.Equal(texts.Select(Encoding.UTF8.GetString), JsonRows.Read(batch.Build()).Select(row => row.GetProperty("v").GetString()));
    }

    [Fact]
    public void Write_LongText_GrowsTheBuffer()
    {
        var text = new string('"', 100_000);

        Assert.Equal(text, JsonRows.Read(new BatchBuilder().Element("v", ElementType.String).Row(text).Build())[0].GetProperty("v").GetString());
    }

    [Fact]
    public void Write_Octets_AreLowerCaseHex()
    {
        var octets = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();

        foreach (var length in new[] { 1, 6, 7, 256 })
        {
            Assert.Equal($"\"{Convert.ToHexStringLower(octets.AsSpan(^length))}\"", JsonRows.Raw(new BatchBuilder().Element("v", ElementType.OctetArray).Row(octets[^length..]), "v"));
        }
    }

    [Theory]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("1::")]
    [InlineData("2001:db8::1")]
    [InlineData("2001:db8:0:1:1:1:1:1")]
    [InlineData("2001:0:0:1::1")]
    [InlineData("2001:db8::1:0:0:1")]
    [InlineData("fe80::200:5eff:fe00:5301")]
    [InlineData("::ffff:192.0.2.128")]
    [InlineData("1:2:3:4:5:6:7:8")]
    [InlineData("1:2:3:4:5:6:7:0")]
    [InlineData("1:2:3:4:5:6::")]
    public void Write_IPv6Address_IsCanonical(string text) =>
        Assert.Equal($"\"{text}\"", JsonRows.Raw(new BatchBuilder().Element("v", ElementType.IPv6Address).Row(Parse(text)), "v"));

    [Fact]
    public void Write_RandomIPv6Addresses_AreTheSameAsDotNets()
    {
        var random = new Random(13);
        var batch = new BatchBuilder().Element("v", ElementType.IPv6Address);
        var expected = new List<string>();
        while (expected.Count < 10_000)
        {
            var octets = new byte[16];
            for (var group = 0; group < 16; group += 2)
            {
                switch (random.Next(4))
                {
                    case 0:
                        octets[group + 1] = (byte)random.Next(256);
                        break;
                    case 1:
                        random.NextBytes(octets.AsSpan(group, 2));
                        break;
                    default:
                        break;
                }
            }
            // .NET embeds IPv4 in two more forms than RFC 5952 section 5 names: ::a.b.c.d and ISATAP.
            var text = new IPAddress(octets).ToString();
            if (!text.Contains('.', StringComparison.Ordinal))
            {
                batch.Row(BinaryPrimitives.ReadUInt128BigEndian(octets));
                expected.Add(text);
            }
        }

        Assert.Equal(expected, JsonRows.Read(batch.Build()).Select(row => row.GetProperty("v").GetString()));
    }

    private static UInt128 Parse(string text) =>
        BinaryPrimitives.ReadUInt128BigEndian(IPAddress.Parse(text).GetAddressBytes());
}
