using FlowHost.Sdk.Testing;
using FlowHost.Sdk.Tests.Json;

namespace FlowHost.Sdk.Tests.Decoding;

public class ListDecoderTests
{
    private const ushort Basic = 291;
    private const ushort Records = 292;
    private const ushort Blocks = 293;

    private readonly PlanCompiler _compiler = new(ElementRegistry.Builtin, new SchemaTable());
    private readonly KnownTemplates _templates = new();

    public ListDecoderTests()
    {
        _templates[257] = Compile(new(0, 7, 2), new(0, 11, 2));
        _templates[258] = Compile(new(0, 82, TemplateField.VariableLength), new(0, 210, 1), new(0, Records, TemplateField.VariableLength));
        _templates[259] = Compile(new(0, 14, 1), new(0, 210, 1), new(0, 14, 1));
        _templates[260] = Compile(new TemplateField(0, 1, TemplateField.VariableLength));
    }

    // RFC 6313 section 8.1: a multicast flow that leaves by interfaces 1, 4 and 8.
    [Fact]
    public void Decode_MulticastFlowOfRfc6313_ListsItsInterfaces() =>
        Assert.Equal("[1,4,8]", Decode(Basic, "03 000E 0004 00000001 00000004 00000008"));

    [Theory]
    [InlineData("03 000E 0004", "[]")]
    [InlineData("FF 0000 0000", "[]")]                                                   // as exporters write an empty list that has no element
    [InlineData("03 0052 FFFF 02 6162 00 FF0001 63", """["ab","","c"]""")]               // interfaceName, the last in the 3-octet form
    [InlineData("03 0052 0004 61620000 63646566", """["ab","cdef"]""")]
    [InlineData("03 0008 0004 C0000207", """["192.0.2.7"]""")]
    [InlineData("03 001B 0010 20010DB8000000000000000000000001", """["2001:db8::1"]""")]
    [InlineData("03 0038 0006 00005E005301", """["00:00:5e:00:53:01"]""")]
    [InlineData("03 0096 0004 6968BAA0", """["2026-01-15T10:00:00Z"]""")]
    [InlineData("03 0114 0001 01 02 03", "[true,false,3]")]
    [InlineData("03 0001 0003 FFFFFF 000001", "[16777215,1]")]                           // octetDeltaCount in reduced size
    [InlineData("03 01B2 0002 FFFE 0002", "[-2,2]")]                                     // mibObjectValueInteger in reduced size
    [InlineData("03 0137 0004 3DCCCCCD", "[0.1]")]                                       // samplingProbability in single precision
    [InlineData("03 0137 0008 3FC0000000000000", "[0.125]")]
    [InlineData("03 0004 0004 0000012C", "[300]")]                                       // protocolIdentifier wider than its type
    [InlineData("03 0008 0003 C00002", """["c00002"]""")]                                // an address cannot be of 3 octets
    [InlineData("03 0001 FFFF 02 0100 09 010203040506070809", """[256,"010203040506070809"]""")]
    [InlineData("04 AFCB FFFF 00000009 02 6162", """["6162"]""")]                        // 9:12235 of Cisco, octets
    [InlineData("04 FFFF 0002 FFFFFFFE 0102", """["0102"]""")]                           // an element that no table has
    public void Decode_BasicList_WritesValuesAsColumnsDo(string wire, string json) => Assert.Equal(json, Decode(Basic, wire));

    [Theory]
    [InlineData("03 0101 0050 0051 01BB 01BC",
        """[{"sourceTransportPort":80,"destinationTransportPort":81},{"sourceTransportPort":443,"destinationTransportPort":444}]""")]
    [InlineData("03 0101", "[]")]
    [InlineData("03 03E7", "[]")]                                                        // empty: its template need not be known
    [InlineData("03 0103 01 00 02", """[{"egressInterface":[1,2]}]""")]                  // padding carries nothing, a repeated element is an array
    [InlineData("03 0102 01 61 00 00", """[{"interfaceName":"a"}]""")]                   // no octets, no value
    [InlineData("03 0102 01 61 00 07 03 0101 0001 0002",
        """[{"interfaceName":"a","subTemplateList":[{"sourceTransportPort":1,"destinationTransportPort":2}]}]""")]
    [InlineData("03 0104 09 010203040506070809 01 05", """[{"octetDeltaCount":"010203040506070809"},{"octetDeltaCount":5}]""")]
    public void Decode_SubTemplateList_WritesRecords(string wire, string json) => Assert.Equal(json, Decode(Records, wire));

    // RFC 6313 section 4.5.3 with erratum 3232: the length of a block counts its header.
    [Theory]
    [InlineData("01", "[]")]
    [InlineData("01 0101 0004", "[]")]
    [InlineData("01 0101 0008 0050 0051 0103 0007 01 00 02",
        """[{"sourceTransportPort":80,"destinationTransportPort":81},{"egressInterface":[1,2]}]""")]
    [InlineData("01 03E7 0006 0A0B 0101 0008 0050 0051",
        """["03e700060a0b",{"sourceTransportPort":80,"destinationTransportPort":81}]""")]
    public void Decode_SubTemplateMultiList_WritesRecordsOfEveryBlock(string wire, string json) => Assert.Equal(json, Decode(Blocks, wire));

    [Theory]
    [InlineData(Basic, "03")]
    [InlineData(Basic, "03 000E 00")]
    [InlineData(Basic, "03 800E 0004 0000")]              // no room for the enterprise number
    [InlineData(Basic, "03 000E 0004 000000")]            // less than a value
    [InlineData(Basic, "03 000E 0000 00")]                // values without length
    [InlineData(Basic, "03 0052 FFFF 05 6162")]           // a value longer than the list
    [InlineData(Basic, "03 0052 FFFF FF 00")]
    [InlineData(Records, "03 01")]
    [InlineData(Records, "03 03E7 0A0B")]                 // a template that is not known
    [InlineData(Records, "03 0101 0050 0051 01")]         // half a record
    [InlineData(Records, "03 0102 05 61 00 00")]
    [InlineData(Blocks, "03 0101")]
    [InlineData(Blocks, "03 0101 0003 00")]               // shorter than its header
    [InlineData(Blocks, "03 0101 0009 0050 0051")]        // longer than the list
    public void Decode_ListThatCannotBeRead_KeepsItsOctets(ushort element, string wire) =>
        Assert.Equal('"' + wire.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant() + '"', Decode(element, wire));

    [Fact]
    public void Decode_InnerListThatCannotBeRead_KeepsItsOctetsWhereItStands() =>
        Assert.Equal(
            """[{"interfaceName":"a","subTemplateList":"0303e70a"},{"interfaceName":"b"}]""",
            Decode(Records, "03 0102 01 61 00 04 03 03E7 0A 01 62 00 00"));

    [Fact]
    public void Decode_NestedDeeperThanEight_KeepsTheOctetsOfTheNinth()
    {
        byte[] list = [3, 0, 14, 0, 1, 7];
        for (var depth = 1; depth < 10; depth++)
        {
            list = [3, 1, 35, 255, 255, (byte)list.Length, .. list];
        }

        Assert.Equal("[[[[[[[[\"03" + "0123ffff06030" + "00e000107\"]]]]]]]]", Decode(Basic, Convert.ToHexString(list)));
    }

    [Fact]
    public void Decode_NoTemplatesGiven_KeepsOctetsOfRecordsOnly()
    {
        Assert.Equal("\"03010100500051\"", Json(Records, Convert.FromHexString("03010100500051"), null));
        Assert.Equal("[7]", Json(Basic, [3, 0, 14, 0, 1, 7], null));
    }

    // Reading must undo writing, whatever the values: 1,000 lists from a fixed seed.
    [Fact]
    public void Decode_EncodedNumbers_AreTheNumbers()
    {
        var random = new Random(6313);
        for (var round = 0; round < 1_000; round++)
        {
            var length = random.Next(1, 9);
            var numbers = Enumerable.Range(0, random.Next(0, 40)).Select(_ => (ulong)random.NextInt64() >> (64 - (8 * length))).ToArray();
            var list = WireList.Basic((ListSemantic)random.Next(0, 5), (1, length), [.. numbers.Select(number => (WireValue)number)]);
            var wire = new WireTemplate(256, (Basic, WireField.Variable)).Record(WireValue.LongForm(list)).Octets[3..].ToArray();

            Assert.Equal($"[{string.Join(',', numbers)}]", Json(Basic, wire, _templates));
        }
    }

    [Fact]
    public void Decode_AnyOctets_NeverThrowsAndWritesAList()
    {
        var random = new Random(291);
        for (var round = 0; round < 20_000; round++)
        {
            var wire = new byte[random.Next(1, 80)];
            random.NextBytes(wire);
            // Ids and lengths that exist reach deeper than noise does.
            for (var i = 1; i + 1 < wire.Length; i += random.Next(2, 9))
            {
                (wire[i], wire[i + 1]) = (1, (byte)random.Next(0, 40));
            }
            var element = (ushort)(Basic + random.Next(3));

            Assert.Contains(Json(element, wire, _templates)[0], "[\"");
        }
    }

    // A datagram's worth of values of one octet: 16 octets of memory each, with 8 of them what the value is.
    [Theory]
    [InlineData(Basic, "03 0004 0001")]
    [InlineData(Basic, "03 0052 FFFF")]
    [InlineData(Records, "03 0104")]
    public void Decode_ThousandsOfShortValues_StayWithinTwentyTimesTheWire(ushort element, string start)
    {
        byte[] wire = [.. Convert.FromHexString(start.Replace(" ", "", StringComparison.Ordinal)), .. new byte[60_000]];

        var batch = Batch(element, wire, _templates);

        Assert.InRange(batch.ArenaUsed, wire.Length, 20 * wire.Length);
    }

    [Fact]
    public void Decode_MoreElementsThanABatchKeeps_KeepsOctets()
    {
        var plan = Compile(new TemplateField(0, Basic, TemplateField.VariableLength));
        var batch = new BatchPool(plan.Schema, 20_000).Rent();
        for (var id = 0; id < 20_000; id++)
        {
            byte[] record = [10, 3, 0x80 | 1, (byte)id, 0, 1, 0, 9, (byte)(id >> 8), 9, 7];
            plan.Decode(batch, BatchBuilder.Source(), record, default, 1, _templates, out _, out _);
        }

        var rows = JsonRows.Read(batch);

        Assert.Equal("[\"07\"]", rows[0].GetProperty("basicList").GetRawText());
        Assert.Equal("\"0381" + "1f0001" + "00094e0907\"", rows[^1].GetProperty("basicList").GetRawText());
    }

    private string Decode(ushort element, string wire) =>
        Json(element, Convert.FromHexString(wire.Replace(" ", "", StringComparison.Ordinal)), _templates);

    private string Json(ushort element, byte[] wire, ISubTemplates? templates) =>
        JsonRows.Read(Batch(element, wire, templates))[0].EnumerateObject().Last().Value.GetRawText();

    private FlowBatch Batch(ushort element, byte[] wire, ISubTemplates? templates)
    {
        var plan = Compile(new TemplateField(0, element, TemplateField.VariableLength));
        var batch = new BatchPool(plan.Schema, 1).Rent();
        byte[] record = [255, (byte)(wire.Length >> 8), (byte)wire.Length, .. wire];
        Assert.Equal(1, plan.Decode(batch, BatchBuilder.Source(), record, default, 1, templates, out var consumed, out _));
        Assert.Equal(record.Length, consumed);
        return batch;
    }

    private TemplatePlan Compile(params TemplateField[] fields) => _compiler.Compile(new TemplateDefinition(fields))!;

    private sealed class KnownTemplates : Dictionary<ushort, TemplatePlan>, ISubTemplates
    {
        public TemplatePlan? Find(ushort templateId) => this.GetValueOrDefault(templateId);
    }
}
