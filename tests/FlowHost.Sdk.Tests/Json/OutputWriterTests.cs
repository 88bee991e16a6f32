using System.Text;

namespace FlowHost.Sdk.Tests.Json;

public sealed class OutputWriterTests
{
    [Fact]
    public void Append_Values_AreTheJsonTextWithoutQuotes()
    {
        Assert.Equal("192.0.2.7", Plain(new BatchBuilder().Element("v", ElementType.IPv4Address).Row(0xC0000207u)));
        Assert.Equal("2001:db8::1", Plain(new BatchBuilder().Element("v", ElementType.IPv6Address).Row(new UInt128(0x2001_0DB8_0000_0000, 1))));
        Assert.Equal("00:00:5e:00:53:01", Plain(new BatchBuilder().Element("v", ElementType.MacAddress).Row(0x00005E005301)));
        Assert.Equal("2026-01-15T10:00:00Z", Plain(new BatchBuilder().Element("v", ElementType.DateTimeSeconds).Row(BatchBuilder.Time)));
        Assert.Equal("true", Plain(new BatchBuilder().Element("v", ElementType.Boolean).Row(1)));
        Assert.Equal("0aff", Plain(new BatchBuilder().Element("v", ElementType.OctetArray).Row(new byte[] { 0x0A, 0xFF })));
        Assert.Equal("0.333", Plain(new BatchBuilder().Added(Field.Double("v")).Row(1.0 / 3)));
        Assert.Equal("say \"é\" \\", Plain(new BatchBuilder().Element("v", ElementType.String).Row("say \"é\" \\")));
        Assert.Equal("[\"a\"]", Plain(new BatchBuilder().Element("v", ElementType.BasicList).Row((WriteList)(list =>
            list.Value(Element.Create(new ElementInfo(0, 82, "interfaceName", ElementType.String)), "a"u8)))));
    }

    [Theory]
    [InlineData("\u001b[2J", @"\u001b[2J")]
    [InlineData("a\r\nb\tc", @"a\r\nb\tc")]
    [InlineData("\u007f\u0080\u009b\u00a0é", @"\u007f\u0080\u009b" + "\u00a0é")]
    public void Append_ControlCharacters_AreMadeVisible(string text, string expected) =>
        Assert.Equal(expected, Plain(new BatchBuilder().Element("v", ElementType.String).Row(text)));

    [Fact]
    public void Append_NoValue_AddsNothing() =>
        Assert.Null(Plain(new BatchBuilder().Element("v", ElementType.String).Row([null])));

    [Fact]
    public void Append_RepeatedElement_IsAList()
    {
        var repeated = new BatchBuilder().Element("v", ElementType.Unsigned8).Element("v", ElementType.Unsigned8, occurrence: 1);

        Assert.Equal("[1,2]", Plain(repeated.Row(1, 2)));
        Assert.Null(Plain(new BatchBuilder().Element("v", ElementType.Unsigned8).Element("v", ElementType.Unsigned8, occurrence: 1).Row(null, null)));
    }

    private static string? Plain(BatchBuilder builder)
    {
        var batch = builder.Build();
        var writer = new OutputWriter(batch.Schema, batch.Schema.Outputs[0]);
        var buffer = new Utf8Buffer();
        writer.Begin(batch);
        return writer.Append(buffer, 0) ? Encoding.UTF8.GetString(buffer.Written) : buffer.Length == 0 ? null : "something";
    }
}
