using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Exporters.Parquet;

/// <summary>Fields that are called like the columns of others.</summary>
public sealed class ParquetNameTests
{
    [Fact]
    public async Task Export_ElementIsNamedLikeTheOctetsOfAnother_HasAColumnOfItsOwn()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync();
        var flag = Element.Create(new ElementInfo(64_999, 1, "acmeFlag", ElementType.Boolean));
        var octets = Element.Create(new ElementInfo(64_999, 2, "acmeFlag_raw", ElementType.OctetArray));

        // RFC 7011, 6.1.5: a truth value is 1 or 2.
        await folder.ExportAsync(exporter, TestBatch.With(flag, octets).From("192.0.2.1", exportTime: ParquetFolder.Time)
            .Row(true, new byte[] { 0xAA }).Row((byte)7, new byte[] { 0xBB, 0xCC }));
        var finished = await ParquetFolder.FinishAsync(exporter);

        Assert.Equal((2, 0), (finished.Accepted, finished.Lost));
        Assert.Equal(
            ["true - AA", "- 07 BBCC"],
            folder.Values("coalesce(acmeFlag::VARCHAR, '-') || ' ' || coalesce(hex(acmeFlag_raw), '-') || ' ' || hex(acmeFlag_raw_e64999id2)"));
    }

    [Fact]
    public async Task Export_AddedTextIsNamedLikeTheColumnOfAList_HasAColumnOfItsOwn()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync();

        await folder.ExportAsync(exporter, ParquetFolder.Flows().From("192.0.2.1", exportTime: ParquetFolder.Time).Row(1).Row(2).Through(new LabelEnricher()));
        var finished = await ParquetFolder.FinishAsync(exporter);

        Assert.Equal((2, 0), (finished.Accepted, finished.Lost));
        Assert.Equal(["text", "text"], folder.Values("\"labels_all_field\""));
        Assert.All(folder.Values("labels_all"), list => Assert.Contains("eth0", list, StringComparison.Ordinal));
    }

    private sealed class LabelEnricher : IEnricher
    {
        public EnrichBatch? Bind(SchemaBuilder schema)
        {
            var labels = schema.Add(Field.New<FlowList>("labels"));
            var text = schema.Add(Field.Text("labels_all"));
            return batch =>
            {
                var lists = batch[labels];
                var texts = batch[text];
                for (var row = 0; row < batch.Count; row++)
                {
                    texts.Set(row, "text"u8);
                    lists.Start(ListSemantic.Ordered).Value(Elements.InterfaceName, "eth0"u8);
                    lists.Set(row);
                }
            };
        }
    }
}
