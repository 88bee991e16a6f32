using FlowHost.Pipelines.Selection;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Pipelines;

/// <summary>An exporter with its name, ledger and breaker: binds schemas, exports and flushes, and turns exceptions into counted drops.</summary>
internal sealed class ExporterSlot(string name, IExporter exporter, FieldFilter? fields, TimeProvider? clock, ILogger logger)
{
    private readonly Dictionary<int, ExportBatch?> _bound = [];
    private readonly TaskCompletionSource _readerGone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Apart, because batches that can be encoded say nothing of a target that does not answer.
    private readonly Breaker _exporting = new(clock);
    private readonly Breaker _flushing = new(clock);
    private long _pending;

    public string Name { get; } = name;

    public IExporter Exporter { get; } = exporter;

    public ExporterLedger Ledger { get; } = new(name);

    /// <summary>Done when the exporter can write nothing more, because its reader has gone.</summary>
    public Task ReaderGone => _readerGone.Task;

    /// <summary>Rows that the exporter has yet to answer for. May be read from any thread.</summary>
    public long Pending => Volatile.Read(ref _pending);

    /// <summary>Whether the exporter has yet to answer for rows.</summary>
    public bool HasPending => _pending > 0;

    /// <summary>Whether it has failed so often that it is left alone for now. May be read from any thread.</summary>
    public bool IsOff => _exporting.IsOpen || _flushing.IsOpen;

    /// <summary>Exports a batch; a failure costs the batch.</summary>
    public void Export(FlowBatch batch)
    {
        if (_readerGone.Task.IsCompleted)
        {
            Ledger.AddDrop(DropReason.ReaderGone, batch.Count);
            return;
        }
        if (IsOff)
        {
            Ledger.AddDrop(DropReason.BreakerOpen, batch.Count);
            return;
        }
        try
        {
            if (Bind(batch.Schema) is not { } export)
            {
                Ledger.AddDrop(DropReason.Filtered, batch.Count);
                return;
            }
            export(batch);
            _exporting.Succeeded();
            _pending += batch.Count;
        }
        catch (ReaderGoneException exception)
        {
            End(batch.Count, exception);
        }
        catch (Exception exception)
        {
            Failed(batch.Count, exception, _exporting);
        }
    }

    /// <summary>Delivers what was exported; a failure costs all of it.</summary>
    public void Flush(CancellationToken stop) => Deliver(static (exporter, stop) => exporter.FlushAsync(stop), stop);

    /// <summary>No more batches come: what the exporter does not answer for now is counted as not written.</summary>
    public void Finish(CancellationToken stop)
    {
        Deliver(static (exporter, stop) => exporter.FinishAsync(stop), stop);
        Abandon();
    }

    private void Deliver(Func<IExporter, CancellationToken, ValueTask<ExportResult>> deliver, CancellationToken stop)
    {
        if (_pending == 0)
        {
            return;
        }
        try
        {
            var flush = deliver(Exporter, stop);
            Account(flush.IsCompletedSuccessfully ? flush.Result : flush.AsTask().GetAwaiter().GetResult());
            _flushing.Succeeded();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Abandon();
        }
        catch (ReaderGoneException exception)
        {
            End(_pending, exception);
            _pending = 0;
        }
        catch (Exception exception)
        {
            var rows = _pending;
            _pending = 0;
            Failed(rows, exception, _flushing);
        }
    }

    private void Abandon()
    {
        Ledger.AddDrop(DropReason.ShutdownDeadline, _pending);
        _pending = 0;
    }

    private void Account(ExportResult result)
    {
        var rejected = result.Rejected?.Count ?? 0;
        var lost = Math.Clamp(result.Lost, 0, Math.Max(0, _pending - rejected));
        var accepted = Math.Clamp(result.Accepted, 0, Math.Max(0, _pending - rejected - lost));
        _pending -= accepted + rejected + lost;
        Ledger.AddAccepted(accepted);
        Ledger.AddDrop(DropReason.PluginError, lost);
        if (rejected > 0)
        {
            Ledger.AddDrop(DropReason.SinkRejected, rejected);
            Log.RowsRejected(logger, Name, rejected, result.Rejected![0].Reason);
            foreach (var row in result.Rejected)
            {
                row.Batch.Release();
            }
        }
    }

    private void End(long rows, ReaderGoneException exception)
    {
        Ledger.AddDrop(DropReason.ReaderGone, rows);
        if (_readerGone.TrySetResult())
        {
            // A capture ends with its last reader, as users of head expect; live, records are lost from here on.
            Log.ReaderGone(logger, clock is null ? LogLevel.Information : LogLevel.Warning, Name, exception.Message);
        }
    }

    private void Failed(long rows, Exception exception, Breaker breaker)
    {
        Ledger.AddDrop(DropReason.PluginError, rows);
        Log.ExporterFailed(logger, Name, rows, exception.Message, exception);
        if (breaker.Failed())
        {
            Log.BreakerOpened(logger, Name, Breaker.Threshold);
        }
    }

    private ExportBatch? Bind(FlowSchema schema)
    {
        if (!_bound.TryGetValue(schema.Id, out var export))
        {
            export = Exporter.Bind(fields?.Apply(schema) ?? schema);
            _bound.Add(schema.Id, export);
        }
        return export;
    }
}
