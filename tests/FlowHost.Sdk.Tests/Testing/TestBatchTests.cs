namespace FlowHost.Sdk.Testing;

public sealed class TestBatchTests
{
    [Fact]
    public async Task ExportAsync_BatchIsRetained_StaysWholeUntilItIsReleased()
    {
        var exporter = new Keeper();
        var records = TestBatch.With(Elements.OctetDeltaCount).Row(1500);

        await records.ExportAsync(exporter, TestContext.Current.CancellationToken);

        Assert.Equal(1500UL, exporter.Kept!.Reader(0).UInt64(0));
        Assert.Equal((1, 1), (exporter.Kept.Count, records.RetainedBatches));
        exporter.Kept.Release();
        Assert.Equal((0, 0), (exporter.Kept.Count, records.RetainedBatches));
    }

    [Fact]
    public async Task ExportAsync_BatchIsReadWithoutBeingRetained_IsEmpty()
    {
        var exporter = new Keeper { Retains = false };
        var records = TestBatch.With(Elements.OctetDeltaCount).Row(1500);

        await records.ExportAsync(exporter, TestContext.Current.CancellationToken);

        Assert.Equal((0, 0, 0), (exporter.Kept!.Count, exporter.RowsAtFlush, records.RetainedBatches));
    }

    [Fact]
    public void Enrich_ColumnOfAnotherSchema_Throws()
    {
        var enricher = new ColumnInAField();
        TestBatch.With(Elements.OctetDeltaCount).Row(1).Enrich(enricher);

        Assert.Throws<InvalidOperationException>(() => TestBatch.With(Elements.OctetDeltaCount, Elements.PacketDeltaCount).Row(1, 2).Enrich(enricher));
    }

    [Fact]
    public void Enrich_SameElementsTwice_AreOneSchema()
    {
        var enricher = new ColumnInAField();
        TestBatch.With(Elements.OctetDeltaCount).Row(1).Enrich(enricher);
        TestBatch.With(Elements.OctetDeltaCount).Row(2).Enrich(enricher);

        Assert.Equal([1UL, 2UL], enricher.Read);
    }

    private sealed class Keeper : IExporter
    {
        public bool Retains { get; init; } = true;

        public FlowBatch? Kept { get; private set; }

        public int RowsAtFlush { get; private set; }

        public ValueTask OpenAsync(CancellationToken stop) => ValueTask.CompletedTask;

        public ExportBatch? Bind(FlowSchema schema) => batch => Kept = Retains ? batch.Retain() : batch;

        public ValueTask<ExportResult> FlushAsync(CancellationToken stop)
        {
            RowsAtFlush = Kept!.Count;
            return ValueTask.FromResult(new ExportResult(1));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>The mistake that every author makes once.</summary>
    private sealed class ColumnInAField : IEnricher
    {
        private Column<ulong>? _octets;

        public List<ulong> Read { get; } = [];

        public EnrichBatch? Bind(SchemaBuilder schema)
        {
            if (_octets is null)
            {
                Assert.True(schema.TryGet(Elements.OctetDeltaCount, out var octets));
                _octets = octets;
            }
            return batch => Read.Add(batch[_octets.Value][0]);
        }
    }
}
