using FlowHost.Sdk;

namespace FlowHost.Tests.Pipelines.Support;

/// <summary>An exporter that accepts all rows, unless a test says otherwise.</summary>
internal sealed class FakeExporter : IExporter
{
    private long _pending;

    public bool TakesSchemas { get; set; } = true;

    public Action<FlowBatch> OnExport { get; set; } = _ => { };

    /// <summary>Answers for the rows since the last flush.</summary>
    public Func<long, CancellationToken, ExportResult> OnFlush { get; set; } = (rows, _) => new ExportResult(rows);

    public List<int> BatchRows { get; } = [];

    public int Flushes { get; private set; }

    public ValueTask OpenAsync(CancellationToken stop) => ValueTask.CompletedTask;

    public ExportBatch? Bind(FlowSchema schema) => TakesSchemas ? Export : null;

    public ValueTask<ExportResult> FlushAsync(CancellationToken stop)
    {
        Flushes++;
        var rows = _pending;
        _pending = 0;
        return ValueTask.FromResult(OnFlush(rows, stop));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Export(FlowBatch batch)
    {
        OnExport(batch);
        BatchRows.Add(batch.Count);
        _pending += batch.Count;
    }
}
