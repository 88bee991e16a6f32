using System.Net;

namespace FlowHost.Sdk.Testing;

public class NetFlow9DatagramTests
{
    // RFC 3954 section 9: the template, its data, the options template and its data, behind a header as section 5.1 draws it.
    [Fact]
    public void ToArray_FlowSetsOfRfc3954Section9_HaveTheirOctets()
    {
        var flow = new WireTemplate(256, (8, 4), (12, 4), (15, 4), (2, 4), (1, 4));
        var lineCard = WireTemplate.Options(257, [NetFlow9Scope.LineCard(2)], [(41, 2), (42, 2)]);

        var datagram = new NetFlow9Datagram
        {
            SysUpTime = 0x00112233,
            ExportTime = DateTimeOffset.FromUnixTimeSeconds(0x6968B9A0),
            Sequence = 0x01020304,
            SourceId = 0x0A0B0C0D,
        };
        datagram.Templates(flow)
            .Data(
                flow.Record(IPAddress.Parse("198.168.1.12"), IPAddress.Parse("10.5.12.254"), IPAddress.Parse("192.168.1.1"), 5009, 5344385),
                flow.Record(IPAddress.Parse("192.168.1.27"), IPAddress.Parse("10.5.12.23"), IPAddress.Parse("192.168.1.1"), 748, 388964),
                flow.Record(IPAddress.Parse("192.168.1.56"), IPAddress.Parse("10.5.12.65"), IPAddress.Parse("192.168.1.1"), 5, 6534))
            .Templates(lineCard).Align()
            .Data(lineCard.Record(1, 345, 10201), lineCard.Record(2, 690, 20402));

        Hex.Equal("""
            0009 0007 00112233 6968B9A0 01020304 0A0B0C0D # 5.1: 2 templates and 5 data records
            0000 001C                                     # 9.2: FlowSet 0, 28 octets
            0100 0005
            0008 0004  000C 0004  000F 0004  0002 0004  0001 0004
            0100 0040                                     # 9.3: FlowSet 256, 64 octets
            C6A8010C 0A050CFE C0A80101 00001391 00518C81
            C0A8011B 0A050C17 C0A80101 000002EC 0005EF64
            C0A80138 0A050C41 C0A80101 00000005 00001986
            0001 0018                                     # 9.4: FlowSet 1, 24 octets
            0101 0004 0008                                #   4 octets of scope, 8 of options
            0003 0002  0029 0002  002A 0002  0000         #   and padding
            0101 0010                                     # 9.5: FlowSet 257, 16 octets
            0001 0159 27D9
            0002 02B2 4FB2
            """, datagram.ToArray());
    }

    [Fact]
    public void Template_CiscoElement_IsATypeFrom32768()
    {
        var datagram = new NetFlow9Datagram().Template(300, (9, 2233, 4), (35001, 2), (9, 12235, WireField.Variable));

        Hex.Equal("0000 0014  012C 0003  88B9 0004  88B9 0002  AFCB FFFF", datagram.ToArray().AsSpan(20));
    }

    [Fact]
    public void Template_OtherEnterprise_Throws() =>
        Assert.Contains("no enterprise numbers",
            Assert.Throws<InvalidOperationException>(() => new NetFlow9Datagram().Template(300, new WireField(29305, 1, 8))).Message,
            StringComparison.Ordinal);

    // RFC 3954 section 6.1: System 1, Interface 2, Line Card 3, Cache 4, Template 5.
    [Fact]
    public void OptionsTemplate_EveryScope_HasItsNumber()
    {
        var datagram = new NetFlow9Datagram().OptionsTemplate(
            260,
            [NetFlow9Scope.System(), NetFlow9Scope.Interface(2), NetFlow9Scope.LineCard(), NetFlow9Scope.Cache(0), NetFlow9Scope.Template()],
            [(34, 4)]);

        Hex.Equal("""
            0001 0022  0104 0014 0004
            0001 0004  0002 0002  0003 0004  0004 0000  0005 0002
            0022 0004
            """, datagram.ToArray().AsSpan(20));
    }

    [Fact]
    public void Count_Given_ReplacesTheTrueOne() =>
        Hex.Equal("0009 03E8", new NetFlow9Datagram { Count = 1000 }.Data(256).ToArray().AsSpan(0, 4));
}
