using FlowHost.Sdk;

namespace FlowHost.Tests.Pipelines.Support;

/// <summary>An exporter that accepts all rows, unless a test says otherwise.</summary>
internal sealed class FakeExporter : IExporter
{
    private long _pending;
    private int _flushes;

    public bool TakesSchemas { get; set; } = true;

    public Action<FlowBatch> OnExport { get; set; } = _ => { };

    /// <summary>Answers for the rows since the last flush.</summary>
    public Func<long, CancellationToken, ExportResult> OnFlush { get; set; } = (rows, _) => new ExportResult(rows);

    /// <summary>Answers at the end; null: as a flush.</summary>
    public Func<ExportResult>? OnFinish { get; set; }

    public List<int> BatchRows { get; } = [];

    public int Flushes => Volatile.Read(ref _flushes);

    public ValueTask OpenAsync(CancellationToken stop) => ValueTask.CompletedTask;

    public ExportBatch? Bind(FlowSchema schema) => TakesSchemas ? Export : null;

    public ValueTask<ExportResult> FlushAsync(CancellationToken stop)
    {
        Interlocked.Increment(ref _flushes);
        var rows = _pending;
        _pending = 0;
        return ValueTask.FromResult(OnFlush(rows, stop));
    }

    public ValueTask<ExportResult> FinishAsync(CancellationToken stop) =>
        OnFinish is { } finish ? ValueTask.FromResult(finish()) : FlushAsync(stop);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Export(FlowBatch batch)
    {
        OnExport(batch);
        BatchRows.Add(batch.Count);
        _pending += batch.Count;
    }
}
