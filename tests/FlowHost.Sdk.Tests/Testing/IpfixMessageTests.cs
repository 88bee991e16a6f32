namespace FlowHost.Sdk.Testing;

public class IpfixMessageTests
{
    private static readonly DateTimeOffset ExportTime = DateTimeOffset.FromUnixTimeSeconds(0x6968B9A0);

    // RFC 7011 appendix A.1 to A.4: the header says 152 octets, which is the header and the four sets of A.2.1, A.3, A.4.1 and A.4.4.
    [Fact]
    public void ToArray_MessageOfRfc7011AppendixA_HasItsOctets()
    {
        var flow = new WireTemplate(256, (8, 4), (12, 4), (15, 4), (2, 4), (1, 4));
        var lineCard = WireTemplate.Options(258, [(141, 4)], [(41, 2), (42, 2)]);

        var message = new IpfixMessage { ExportTime = ExportTime, Sequence = 0x01020304, Domain = 0x0A0B0C0D }
            .Templates(flow)
            .Data(
                flow.Record(Address(192, 0, 2, 12), Address(192, 0, 2, 254), Address(192, 0, 2, 1), 5009, 5344385),
                flow.Record(Address(192, 0, 2, 27), Address(192, 0, 2, 23), Address(192, 0, 2, 2), 748, 388934),
                flow.Record(Address(192, 0, 2, 56), Address(192, 0, 2, 65), Address(192, 0, 2, 3), 5, 6534))
            .Templates(lineCard)
            .Align()
            .Data(lineCard.Record(1, 345, 10201), lineCard.Record(2, 690, 20402));

        Hex.Equal("""
            000A 0098  6968B9A0  01020304  0A0B0C0D # A.1
            0002 001C                               # A.2.1: set 2, 28 octets
            0100 0005                               #   template 256, 5 fields
            0008 0004  000C 0004  000F 0004
            0002 0004  0001 0004
            0100 0040                               # A.3: set 256, 64 octets
            C000020C C00002FE C0000201 00001391 00518C81
            C000021B C0000217 C0000202 000002EC 0005EF46
            C0000238 C0000241 C0000203 00000005 00001986
            0003 0018                               # A.4.1: set 3, 24 octets
            0102 0003 0001                          #   template 258, 3 fields, 1 of scope
            008D 0004  0029 0002  002A 0002  0000   #   and 2 octets of padding
            0102 0014                               # A.4.4: set 258, 20 octets
            00000001 0159 27D9
            00000002 02B2 4FB2
            """, message.ToArray());
        Assert.Equal((5, 2), (message.DataRecordCount, message.TemplateCount));
    }

    // RFC 7011 appendix A.2.2: the fourth field is an enterprise's.
    [Fact]
    public void Template_EnterpriseElement_SetsTheBitAndAddsTheNumber()
    {
        var message = new IpfixMessage().Template(257, (8, 4), (12, 4), (15, 4), new WireField(0x0000F00D, 15, 4), (1, 4));

        Hex.Equal("""
            0002 0020                          # set 2, 32 octets
            0101 0005
            0008 0004  000C 0004  000F 0004
            800F 0004  0000F00D
            0001 0004
            """, message.ToArray().AsSpan(16));
    }

    // RFC 5103 section 6.1: the enterprise number of reverse elements is 29305.
    [Fact]
    public void Template_ReverseElement_IsEnterprise29305()
    {
        WireField octets = (1, 8);

        Hex.Equal("0002 0014  0100 0002  0001 0008  8001 0008 00007279",
            new IpfixMessage().Template(256, octets, octets.Reverse()).ToArray().AsSpan(16));
    }

    // RFC 7011 section 3.4.1: a set may hold several templates; section 3.3.2: options templates are in sets of their own.
    [Fact]
    public void Templates_OfBothKinds_NeighboursOfOneKindShareASet()
    {
        var message = new IpfixMessage().Templates(
            new WireTemplate(256, (8, 4)),
            new WireTemplate(257, (27, 16)),
            WireTemplate.Options(258, [(149, 4)], [(160, 8)]));

        Hex.Equal("""
            0002 0014  0100 0001 0008 0004  0101 0001 001B 0010
            0003 0012  0102 0002 0001  0095 0004  00A0 0008
            """, message.ToArray().AsSpan(16));
    }

    // RFC 7011 section 8.1: a withdrawal is a template without fields, without a scope count in an options template set.
    [Fact]
    public void Withdraw_TemplatesAndOptions_AreTemplatesWithoutFields() =>
        Hex.Equal("0002 000C  0100 0000  0101 0000    0003 0008  0003 0000",
            new IpfixMessage().Withdraw(256, 257).WithdrawOptions(3).ToArray().AsSpan(16));

    [Fact]
    public void Pad_CountAndValue_GrowsTheLastSet()
    {
        var flow = new WireTemplate(256, (4, 1));

        Hex.Equal("0100 0008  06 ABABAB", new IpfixMessage().Data(flow.Record(6)).Pad(3, 0xAB).ToArray().AsSpan(16));
        Hex.Equal("0100 0008  06 000000", new IpfixMessage().Data(flow.Record(6)).Align().ToArray().AsSpan(16));
    }

    [Fact]
    public void RawSet_LyingLength_IsWrittenAsGiven() =>
        Hex.Equal("0100 FFFF  0102   0007 0000   DEAD",
            new IpfixMessage().RawSet(256, 65535, 1, 2).RawSet(7, 0).Raw(0xDE, 0xAD).ToArray().AsSpan(16));

    [Fact]
    public void Length_Given_ReplacesTheTrueOne() =>
        Hex.Equal("000A 0FFF 00000000 00000000 00000000  0100 0004", new IpfixMessage { Length = 0xFFF }.Data(256).ToArray());

    [Fact]
    public void ToArray_LongerThanItsHeaderCanSay_Throws()
    {
        var message = new IpfixMessage().Raw(new byte[65520]);

        var thrown = Assert.Throws<InvalidOperationException>(() => message.ToArray());
        Assert.StartsWith("The message would be 65536 octets long", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_RecordsOfTwoTemplates_Throws()
    {
        var one = new WireTemplate(256, (4, 1)).Record(6);
        var other = new WireTemplate(257, (4, 1)).Record(6);

        Assert.Throws<ArgumentException>(() => new IpfixMessage().Data(one, other));
        Hex.Equal("0100 0006  06 06", new IpfixMessage().Data(256, one, other).ToArray().AsSpan(16));
    }

    [Fact]
    public void Pad_WithoutSet_Throws() => Assert.Throws<InvalidOperationException>(() => new IpfixMessage().Pad(4));

    [Fact]
    public void Template_NetFlow9TypeAsId_Throws() =>
        Assert.Contains("enterprise 9, id 2233",
            Assert.Throws<InvalidOperationException>(() => new IpfixMessage().Template(256, (35001, 4))).Message,
            StringComparison.Ordinal);

    private static System.Net.IPAddress Address(params ReadOnlySpan<byte> octets) => new(octets);
}
