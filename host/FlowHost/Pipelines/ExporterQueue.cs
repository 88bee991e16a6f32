using System.Threading.Channels;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Pipelines;

/// <summary>
/// The queue in front of an exporter, bounded in rows, and the task that empties it: one slow exporter holds up no other.
/// </summary>
internal sealed class ExporterQueue(ExporterSlot exporter, QueueOptions options, TimeProvider time, ILogger logger) : IBatchTarget, IDisposable
{
    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(1);

    private readonly Channel<FlowBatch> _batches = Channel.CreateUnbounded<FlowBatch>(new() { SingleReader = true, SingleWriter = true });
    private readonly SemaphoreSlim _drained = new(0, 1);
    private long _rows;
    private bool _isDropping;

    /// <summary>Whether nothing waits here or is being written.</summary>
    public bool IsIdle => exporter.Ledger.InFlight == 0;

    public bool Takes(string recordType) => exporter.Takes(recordType);

    public void CountFiltered(int rows) => exporter.CountFiltered(rows);

    public void Send(FlowBatch batch, bool canWait)
    {
        exporter.Ledger.AddOffered(batch.Count);
        while (Volatile.Read(ref _rows) + batch.Count > options.Rows && Volatile.Read(ref _rows) > 0)
        {
            if (!canWait && options.OnFull == QueueFullMode.DropNewest)
            {
                Drop(batch);
                return;
            }
            // The consumer signals after each batch; the time-out only guards against a signal that came just before.
            _drained.Wait(10);
        }
        _isDropping = false;
        Interlocked.Add(ref _rows, batch.Count);
        _batches.Writer.TryWrite(batch.Retain());
    }

    public void EndBurst()
    {
        // The consumer flushes on its own when the queue runs empty.
    }

    /// <summary>No more batches come.</summary>
    public void Complete() => _batches.Writer.TryComplete();

    /// <inheritdoc/>
    public void Dispose() => _drained.Dispose();

    /// <summary>Empties the queue until it is complete; what is left when <paramref name="stop"/> is cancelled is counted and let go.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var lastFlush = time.GetTimestamp();
        while (await _batches.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            while (_batches.Reader.TryRead(out var batch))
            {
                Export(batch, stop);
                if (time.GetElapsedTime(lastFlush) >= FlushInterval)
                {
                    await exporter.FlushAsync(stop).ConfigureAwait(false);
                    lastFlush = time.GetTimestamp();
                }
            }
            await exporter.FlushAsync(stop).ConfigureAwait(false);
            lastFlush = time.GetTimestamp();
        }
        exporter.Abandon();
    }

    private void Export(FlowBatch batch, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
        {
            exporter.Ledger.AddDrop(DropReason.ShutdownDeadline, batch.Count);
        }
        else
        {
            exporter.Export(batch);
        }
        Interlocked.Add(ref _rows, -batch.Count);
        batch.Release();
        if (_drained.CurrentCount == 0)
        {
            _drained.Release();
        }
    }

    private void Drop(FlowBatch batch)
    {
        exporter.Ledger.AddDrop(DropReason.QueueFull, batch.Count);
        if (!_isDropping)
        {
            _isDropping = true;
            Log.QueueFull(logger, exporter.Name, options.Rows);
        }
    }
}
