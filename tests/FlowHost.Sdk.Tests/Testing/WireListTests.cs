using System.Net;

namespace FlowHost.Sdk.Testing;

public class WireListTests
{
    private static readonly WireTemplate Ports = new(257, (7, 2), (11, 2));
    private static readonly WireTemplate Counts = new(258, (2, 1));

    // RFC 6313 section 8.1: a multicast flow that leaves by interfaces 1, 4 and 8, the list's length in the 3-octet form.
    [Fact]
    public void Basic_MulticastFlowOfRfc6313_HasItsOctets()
    {
        var multicast = new WireTemplate(256, (10, 4), (8, 4), (12, 4), (291, WireField.Variable));
        var list = WireList.Basic(ListSemantic.AllOf, (14, 4), 1, 4, 8);
        var record = multicast.Record(9, IPAddress.Parse("192.0.2.201"), IPAddress.Parse("233.252.0.1"), WireValue.LongForm(list));

        Hex.Equal("""
            0100 0024                     # set 256, 36 octets
            00000009 C00002C9 E9FC0001
            FF 0011                       # 17 octets of list
            03 000E 0004                  # semantic allOf, egressInterface in 4 octets
            00000001 00000004 00000008
            """, new IpfixMessage().Data(record).ToArray().AsSpan(16));
    }

    // RFC 6313 section 4.5.1: the enterprise bit and number stand as in a template; values of variable length carry theirs.
    [Fact]
    public void Basic_EnterpriseTextOfVariableLength_CarriesEveryLength()
    {
        var list = WireList.Basic(ListSemantic.Ordered, (9, 12235, WireField.Variable), "ab", "");

        Hex.Equal("04 AFCB FFFF 00000009  02 6162  00", Encode(291, list).AsSpan(1));
    }

    // RFC 6313 section 4.5.2: semantic, template id, records without any header of their own.
    [Fact]
    public void SubTemplate_TwoRecords_FollowTheTemplateId() =>
        Hex.Equal("0B  FF 0101  0050 0051  01BB 01BC",
            Encode(292, WireList.SubTemplate(ListSemantic.Undefined, Ports, Ports.Record(80, 81), Ports.Record(443, 444))));

    [Fact]
    public void SubTemplate_Empty_StillNamesItsTemplate() =>
        Hex.Equal("03  00 0101", Encode(292, WireList.SubTemplate(ListSemantic.NoneOf, Ports)));

    [Fact]
    public void SubTemplate_RecordOfAnotherTemplate_Throws() =>
        Assert.Contains("template 257 cannot hold a record of template 258",
            Assert.Throws<ArgumentException>(() => WireList.SubTemplate(ListSemantic.AllOf, Ports, Counts.Record(1))).Message,
            StringComparison.Ordinal);

    // RFC 6313 section 4.5.3 with erratum 3232: the length of a block counts its template id and itself.
    [Fact]
    public void SubTemplateMulti_TwoTemplates_MakesTwoBlocks()
    {
        var list = WireList.SubTemplateMulti(
            ListSemantic.ExactlyOneOf, Ports.Record(80, 81), Ports.Record(443, 444), Counts.Record(7));

        Hex.Equal("""
            12  01
            0101 000C  0050 0051  01BB 01BC
            0102 0005  07
            """, Encode(293, list));
    }

    // RFC 6313 section 4.1: lists nest.
    [Fact]
    public void SubTemplate_RecordWithBasicList_Nests()
    {
        var inner = new WireTemplate(259, (291, WireField.Variable));
        var record = inner.Record(WireList.Basic(ListSemantic.AllOf, (14, 1), 5, 6));

        Hex.Equal("0B  03 0103  07 03 000E 0001 05 06", Encode(292, WireList.SubTemplate(ListSemantic.AllOf, inner, record)));
    }

    private static byte[] Encode(int listElement, WireValue list) =>
        new WireTemplate(256, (listElement, WireField.Variable)).Record(list).Octets.ToArray();
}
