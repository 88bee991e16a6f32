using System.Text;
using System.Text.Json;

namespace FlowHost.Sdk.Tests.Json;

public sealed class JsonRowEncoderTests
{
    [Fact]
    public void Write_OneRow_BeginsWithMetadataThenFieldsInTemplateOrder()
    {
        var batch = new BatchBuilder()
            .Element("sourceTransportPort", ElementType.Unsigned16)
            .Element("destinationIPv4Address", ElementType.IPv4Address)
            .Row(443, 0xC000_0207u)
            .From(BatchBuilder.Source(agent: "198.51.100.9", version: 10, domain: 2560, setId: 309))
            .Build();

        Assert.Equal(
            """{"AgentID":"198.51.100.9","Version":10,"DomainID":2560,"SetID":309,"CreateAt":"2026-01-15T10:00:00Z","Type":"flow","sourceTransportPort":443,"destinationIPv4Address":"192.0.2.7"}""" + "\n",
            JsonRows.Text(batch));
    }

    [Fact]
    public void Write_OptionsRecord_HasTypeOptionTemplate() =>
        Assert.Equal("OptionTemplate", JsonRows.Read(new BatchBuilder().Element("a", ElementType.Unsigned8).Options().Row(1).Build())[0].GetProperty("Type").GetString());

    [Fact]
    public void Write_SeveralSources_EachRowHasItsOwnMetadata()
    {
        var rows = JsonRows.Read(new BatchBuilder()
            .Element("n", ElementType.Unsigned8)
            .Row(1).Row(2).From(BatchBuilder.Source(agent: "192.0.2.1", setId: 256))
            .Row(3).From(BatchBuilder.Source(agent: "2001:db8::7", setId: 257, exportTime: BatchBuilder.Time + 61))
            .Row(4).From(BatchBuilder.Source(agent: "192.0.2.1", setId: 256))
            .Build());

        Assert.Equal(["192.0.2.1", "192.0.2.1", "2001:db8::7", "192.0.2.1"], rows.Select(row => row.GetProperty("AgentID").GetString()));
        Assert.Equal([256, 256, 257, 256], rows.Select(row => row.GetProperty("SetID").GetInt32()));
        Assert.Equal("2026-01-15T10:01:01Z", rows[2].GetProperty("CreateAt").GetString());
    }

    [Fact]
    public void Write_ExportTimeWithNanoseconds_IsWrittenInWholeSeconds()
    {
        var source = BatchBuilder.Source() with { ExportTime = (BatchBuilder.Time * 1_000_000_000) + 514_932_000 };

        Assert.Equal(
            "2026-01-15T10:00:00Z",
            JsonRows.Read(new BatchBuilder().Element("n", ElementType.Unsigned8).Row(1).From(source).Build())[0].GetProperty("CreateAt").GetString());
    }

    [Fact]
    public void Write_SomeRows_WritesThoseAlone()
    {
        var batch = new BatchBuilder().Element("n", ElementType.Unsigned8).Row(1).Row(2).Row(3).Row(4).Build();
        var buffer = new Utf8Buffer();

        new JsonRowEncoder(batch.Schema).Write(batch, 1, 2, buffer);

        Assert.Equal([2, 3], Encoding.UTF8.GetString(buffer.Written).TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("n").GetInt32()));
    }

    [Fact]
    public void WriteRow_AfterBegin_AddsOneObjectWithoutNewline()
    {
        var batch = new BatchBuilder()
            .Element("n", ElementType.Unsigned8)
            .Row(1).From(BatchBuilder.Source(setId: 256))
            .Row(2).From(BatchBuilder.Source(setId: 257))
            .Build();
        var encoder = new JsonRowEncoder(batch.Schema);
        var buffer = new Utf8Buffer();
        buffer.Append("second="u8);

        encoder.Begin(batch);
        encoder.WriteRow(1, buffer);
        buffer.Append(" first="u8);
        encoder.WriteRow(0, buffer);

        var text = Encoding.UTF8.GetString(buffer.Written);
        Assert.StartsWith("second={", text, StringComparison.Ordinal);
        Assert.Equal(1, JsonDocument.Parse(text[(text.IndexOf(" first=", StringComparison.Ordinal) + 7)..]).RootElement.GetProperty("n").GetInt32());
    }

    [Fact]
    public void Write_NullValues_AreAbsent() =>
        Assert.Equal(
            "\"b\":2",
            JsonRows.Fields(new BatchBuilder()
                .Element("a", ElementType.Unsigned8)
                .Element("b", ElementType.Unsigned8)
                .Element("c", ElementType.String)
                .Element("d", ElementType.OctetArray)
                .Element("e", ElementType.BasicList)
                .Element("f", ElementType.IPv6Address)
                .Row(null, 2, null, null, null, null)));

    [Fact]
    public void Write_RowWithoutAnyValue_IsMetadataAlone() =>
        Assert.Equal("", JsonRows.Fields(new BatchBuilder().Element("a", ElementType.Unsigned8).Row([null])));

    [Fact]
    public void Write_RepeatedElement_IsOneArrayInOrder() =>
        Assert.Equal(
            "\"name\":[\"x\",\"y\"],\"port\":[1,null,3]",
            JsonRows.Fields(new BatchBuilder()
                .Element("name", ElementType.String)
                .Element("port", ElementType.Unsigned16)
                .Element("name", ElementType.String, occurrence: 1)
                .Element("port", ElementType.Unsigned16, occurrence: 1)
                .Element("port", ElementType.Unsigned16, occurrence: 2)
                .Row("x", 1, "y", null, 3)));

    [Fact]
    public void Write_RepeatedElementWithoutAnyValue_IsAbsent() =>
        Assert.Equal(
            "\"z\":0",
            JsonRows.Fields(new BatchBuilder()
                .Element("port", ElementType.Unsigned16)
                .Element("port", ElementType.Unsigned16, occurrence: 1)
                .Element("z", ElementType.Unsigned8)
                .Row(null, null, 0)));

    [Fact]
    public void Write_DottedNames_AreNestedObjectsWhereTheyFirstStand() =>
        Assert.Equal(
            """
            "n":1,"flowinfo":{"FlowID":"a-b","Direction":true,"ends":{"A":{"port":1},"B":{"port":2,"name":"x"}}},"site":"Oslo"
            """,
            JsonRows.Fields(new BatchBuilder()
                .Element("n", ElementType.Unsigned8)
                .Added(Field.Text("flowinfo.FlowID"))
                .Added(Field.UInt32("flowinfo.ends.A.port"))
                .Added(Field.Text("site"))
                .Added(Field.UInt32("flowinfo.ends.B.port"))
                .Added(Field.New<byte>("flowinfo.Direction", FieldFormat.Boolean))
                .Added(Field.Text("flowinfo.ends.B.name"))
                .Row(1, "a-b", 1, "Oslo", 2, 1, "x")));

    [Fact]
    public void Write_GroupWithoutAnyValue_IsAbsent() =>
        Assert.Equal(
            "\"n\":1,\"b\":{\"d\":{\"e\":\"x\"}}",
            JsonRows.Fields(new BatchBuilder()
                .Element("n", ElementType.Unsigned8)
                .Added(Field.Text("a.b"))
                .Added(Field.Text("a.c.d"))
                .Added(Field.Text("b.c"))
                .Added(Field.Text("b.d.e"))
                .Row(1, null, null, null, "x")));

    [Fact]
    public void Write_DottedNameOfADevice_StaysOneName() =>
        Assert.Equal("\"a.b\":1", JsonRows.Fields(new BatchBuilder().Element("a.b", ElementType.Unsigned8).Row(1)));

    [Fact]
    public void Write_HostileNames_AreEscaped()
    {
        const string name = "a\"b\\c\nd\u0001é\u2028";

        Assert.Equal(5, JsonRows.Read(new BatchBuilder().Added(Field.UInt32(name)).Row(5).Build())[0].GetProperty(name).GetInt32());
    }

    [Fact]
    public void Write_BatchOfAnotherSchema_Throws()
    {
        var schemas = new SchemaTable();
        var encoder = new JsonRowEncoder(new BatchBuilder().Element("a", ElementType.Unsigned8).Schema(schemas));
        var other = new BatchBuilder().Element("b", ElementType.Unsigned8).Row(1);

        var exception = Assert.Throws<InvalidOperationException>(() => encoder.Write(other.Build(other.Schema(schemas)), new Utf8Buffer()));
        Assert.Equal("A batch of schema 1 was given to what was made for schema 0.", exception.Message);
    }

    [Fact]
    public void Write_ManyRows_AllocatesNothing()
    {
        var builder = new BatchBuilder()
            .Element("address", ElementType.IPv6Address)
            .Element("start", ElementType.DateTimeMilliseconds)
            .Element("name", ElementType.String)
            .Element("hostile", ElementType.String)
            .Element("raw", ElementType.OctetArray)
            .Element("list", ElementType.SubTemplateList)
            .Added(Field.Double("group.mean"));
        var element = Element.Create(new ElementInfo(0, 8, "sourceIPv4Address", ElementType.IPv4Address));
        for (var row = 0; row < 500; row++)
        {
            builder.Row((UInt128)row << 64, BatchBuilder.Time * 1000, "Gi0/0/1", "a\"b", new byte[] { 1, 2, 3 }, (WriteList)Record, row / 7.0);
        }
        var batch = builder.Build();
        var encoder = new JsonRowEncoder(batch.Schema);
        var buffer = new Utf8Buffer(1024 * 1024);
        encoder.Write(batch, buffer);
        buffer.Clear();

        var before = GC.GetAllocatedBytesForCurrentThread();
        encoder.Write(batch, buffer);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Record(ListWriter list)
        {
            list.StartRecord();
            list.Value(element, 0x0A000001ul);
            list.Value(element, 0x0A000002ul);
            list.End();
        }
    }
}
