using System.Net;
using System.Net.NetworkInformation;

namespace FlowHost.Sdk.Testing;

public class WireTemplateTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 15, 10, 0, 0, 500, TimeSpan.Zero);

    // RFC 7011 section 6.2: leading zero octets are left out; devices also send more octets than the type has.
    [Theory]
    [InlineData(1, 255, "FF")]
    [InlineData(2, 443, "01BB")]
    [InlineData(3, 0x010203, "010203")]
    [InlineData(5, 0x0102030405, "0102030405")]
    [InlineData(8, long.MaxValue, "7FFFFFFFFFFFFFFF")]
    [InlineData(20, 1, "0000000000000000000000000000000000000001")]
    [InlineData(0, 0, "")]
    public void Record_UnsignedInAnyLength_IsBigEndian(int length, long value, string octets) => Encodes(octets, (1, length), value);

    [Fact]
    public void Record_LargestUnsigned64_IsExact() => Encodes("FFFFFFFFFFFFFFFF", (1, 8), ulong.MaxValue);

    // RFC 7011 section 6.2 and its erratum 7875: a reduced negative number loses leading ones.
    [Theory]
    [InlineData(1, -1, "FF")]
    [InlineData(2, -2, "FFFE")]
    [InlineData(1, 127, "7F")]
    [InlineData(1, -128, "80")]
    [InlineData(8, long.MinValue, "8000000000000000")]
    [InlineData(10, -3, "FFFFFFFFFFFFFFFFFFFD")]
    public void Record_Signed_IsTwosComplement(int length, long value, string octets) =>
        Encodes(octets, new WireField(0, 434, length, ElementType.Signed64), value);

    // IEEE 754: 1.5 is 0x3FC00000 and 0x3FF8000000000000; RFC 7011 section 6.2 lets a float64 be sent as float32.
    [Fact]
    public void Record_Float_IsSingleOrDoubleByLength()
    {
        Encodes("3FC00000", new WireField(0, 309, 4, ElementType.Float32), 1.5);
        Encodes("3FF8000000000000", new WireField(0, 320, 8, ElementType.Float64), 1.5);
        Encodes("3FC00000", new WireField(0, 320, 4, ElementType.Float64), 1.5);
        Encodes("40000000", new WireField(0, 309, 4, ElementType.Float32), 2);
    }

    // RFC 7011 section 6.1.5.
    [Fact]
    public void Record_Boolean_IsOneOrTwo()
    {
        Encodes("01", new WireField(0, 276, 1, ElementType.Boolean), true);
        Encodes("02", new WireField(0, 276, 1), false);
    }

    [Fact]
    public void Record_Addresses_AreTheirOctets()
    {
        Encodes("C0000207", (8, 4), IPAddress.Parse("192.0.2.7"));
        Encodes("20010DB8000000000000000000000007", (27, 16), IPAddress.Parse("2001:db8::7"));
        Encodes("02005E107F01", (56, 6), PhysicalAddress.Parse("02-00-5E-10-7F-01"));
    }

    [Fact]
    public void Record_TextInFieldOfAddressType_IsParsed()
    {
        Encodes("C0000207", new WireField(0, 8, 4, ElementType.IPv4Address), "192.0.2.7");
        Encodes("20010DB8000000000000000000000007", new WireField(0, 27, 16, ElementType.IPv6Address), "2001:db8::7");
        Encodes("02005E107F01", new WireField(0, 56, 6, ElementType.MacAddress), "02:00:5e:10:7f:01");
    }

    // RFC 7011 section 6.1.6: UTF-8, and devices fill the field with NUL.
    [Fact]
    public void Record_TextOfFixedLength_IsPaddedWithNul()
    {
        Encodes("476900000000", (82, 6), "Gi");
        Encodes("C3A9", (82, 2), "é");
    }

    // RFC 7011 section 7 and appendix A.5: one octet of length up to 254, else 255 and two octets.
    [Theory]
    [InlineData(0, "00")]
    [InlineData(5, "05")]
    [InlineData(254, "FE")]
    [InlineData(255, "FF 00FF")]
    [InlineData(1000, "FF 03E8")]
    public void Record_VariableLength_TakesTheShortForm(int length, string prefix)
    {
        var octets = Record((82, WireField.Variable), new string('A', length));

        Hex.Equal(prefix, octets.AsSpan(0, octets.Length - length));
        Assert.Equal(length, octets.AsSpan().Count((byte)'A'));
    }

    [Fact]
    public void Record_LongForm_HasItsLengthInThreeOctets()
    {
        Encodes("FF 0002 4869", (82, WireField.Variable), WireValue.LongForm("Hi"));
        Encodes("FF 0000", (82, WireField.Variable), WireValue.LongForm(""));
    }

    [Fact]
    public void Record_NumberOfVariableLength_HasTheSizeOfItsType() =>
        Encodes("04 000001BB", new WireField(0, 10, WireField.Variable, ElementType.Unsigned32), 443);

    // RFC 7011 sections 6.1.7 to 6.1.10, by hand: 2026-01-15T10:00:00.5Z is 1768471200.5 since 1970, 3977460000.5 since 1900.
    [Fact]
    public void Record_Time_FollowsTheType()
    {
        Encodes("6968BAA0", new WireField(0, 150, 4, ElementType.DateTimeSeconds), Time);
        Encodes("0000019BC11902F4", new WireField(0, 152, 8, ElementType.DateTimeMilliseconds), Time);
        Encodes("ED133920 80000000", new WireField(0, 154, 8, ElementType.DateTimeMicroseconds), Time);
        Encodes("ED133920 80000000", new WireField(0, 156, 8, ElementType.DateTimeNanoseconds), Time);
        Encodes("6968BAA0", (150, 4), Time);
        Encodes("0000019BC11902F4", (152, 8), Time);
    }

    // An element sent against its type is octets: a 2-octet IPv4 address.
    [Fact]
    public void Record_Octets_GoIntoAnyFieldOfTheirLength() =>
        Encodes("DEAD", new WireField(0, 8, 2, ElementType.IPv4Address), new byte[] { 0xDE, 0xAD });

    [Fact]
    public void Record_ScopeAndRepeatedElement_FollowInOrder()
    {
        var template = WireTemplate.Options(256, [(10, 2)], [(82, 3), (82, 3)]);

        Hex.Equal("0007 616200 636400", template.Record(7, "ab", "cd").Octets.Span);
        Assert.True(template.IsOptions);
        Assert.Equal((256, 1, 3), (template.Id, template.ScopeCount, template.Fields.Count));
    }

    [Fact]
    public void Record_TooFewValues_Throws() =>
        Assert.Equal("Template 256 has 2 fields, but 1 values were given. (Parameter 'values')",
            Assert.Throws<ArgumentException>(() => new WireTemplate(256, (7, 2), (11, 2)).Record(443)).Message);

    public static TheoryData<WireField, WireValue, string> Misfits => new()
    {
        { (7, 2), 65536, "Element 0:7 has 2 octets in this template: 65536 does not fit." },
        { (7, 0), 1, "Element 0:7 has 0 octets in this template: 1 does not fit." },
        {
            new WireField(9, 12242, 4, ElementType.Unsigned32), -1,
            "Element 9:12242 of type Unsigned32 has 4 octets in this template: -1 does not fit."
        },
        {
            new WireField(0, 434, 1, ElementType.Signed8), 128,
            "Element 0:434 of type Signed8 has 1 octets in this template: 128 does not fit."
        },
        { (82, 4), "Gi0/0", "Element 0:82 has 4 octets in this template: a value of 5 octets does not fit." },
        { (8, 4), IPAddress.IPv6Loopback, "Element 0:8 has 4 octets in this template: a value of 16 octets does not fit." },
        {
            new WireField(0, 7, 2, ElementType.Unsigned16), "https",
            "Element 0:7 of type Unsigned16 has 2 octets in this template: the text \"https\" does not fit."
        },
        {
            (82, WireField.Variable), new string('x', 65536),
            "Element 0:82 has a variable length of up to 65535 octets in this template: a value of 65536 octets does not fit."
        },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void Record_ValueThatDoesNotFit_SaysWhichAndWhy(WireField field, WireValue value, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Record(field, value)).Message);

    private static void Encodes(string expected, WireField field, WireValue value) => Hex.Equal(expected, Record(field, value));

    private static byte[] Record(WireField field, WireValue value) => new WireTemplate(256, field).Record(value).Octets.ToArray();
}
