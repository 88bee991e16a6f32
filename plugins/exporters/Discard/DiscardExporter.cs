using FlowHost.Sdk;

namespace FlowHost.Exporters.Discard;

/// <summary>Takes every record and writes none.</summary>
public sealed class DiscardExporter : IExporter
{
    private long _rows;

    /// <inheritdoc/>
    public bool NeverWaits => true;

    /// <inheritdoc/>
    public ValueTask OpenAsync(CancellationToken stop) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ExportBatch Bind(FlowSchema schema) => batch => _rows += batch.Count;

    /// <inheritdoc/>
    public ValueTask<ExportResult> FlushAsync(CancellationToken stop)
    {
        var accepted = _rows;
        _rows = 0;
        return ValueTask.FromResult(new ExportResult(accepted));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
