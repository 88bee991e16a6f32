using System.Threading.Channels;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Pipelines;

/// <summary>
/// The queue in front of an exporter, bounded in rows and octets, and the task that empties it: one slow exporter holds up no other.
/// </summary>
/// <param name="exporter">Gets the batches.</param>
/// <param name="options">The bounds.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The host's.</param>
/// <param name="isLive">Whether time passes while nothing arrives: then rows that an exporter keeps back are flushed by the clock.</param>
/// <param name="deadline">Cancelled when the time to stop is up: nobody waits any more, and what is left is counted.</param>
internal sealed class ExporterQueue(
    ExporterSlot exporter, QueueOptions options, TimeProvider time, ILogger logger, bool isLive, CancellationToken deadline) : IBatchTarget, IDisposable
{
    /// <summary>Batches of few rows hold room for more, so that rows alone do not bound memory.</summary>
    public const long MaxOctets = 64 * 1024 * 1024;

    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(1);

    private readonly Channel<FlowBatch> _batches = Channel.CreateUnbounded<FlowBatch>(new() { SingleReader = true, SingleWriter = true });
    private readonly SemaphoreSlim _drained = new(0, 1);
    private long _rows;
    private long _octets;
    private Task _tick = Task.CompletedTask;
    private volatile bool _isExporting;
    private bool _isDropping;

    /// <summary>
    /// Whether nothing waits here or is being handed over. The exporter may still collect rows; it answers for them when they have arrived.
    /// </summary>
    public bool IsIdle => Volatile.Read(ref _rows) == 0 && !_isExporting;

    /// <summary>The exporter's instance name.</summary>
    public string Name => exporter.Name;

    /// <summary>The exporter that it belongs to.</summary>
    public ExporterSlot Exporter => exporter;

    /// <summary>Rows that wait or are being handed over.</summary>
    public long Rows => Volatile.Read(ref _rows);

    /// <summary>Rows that may wait.</summary>
    public int Limit => options.Rows;

    /// <summary>Told that the worker is held up here because it is meant to be: it is not stuck.</summary>
    public Heartbeat? Heartbeat { get; init; }

    public void Send(FlowBatch batch, bool canWait)
    {
        exporter.Ledger.AddOffered(batch.Count);
        while (!HasRoom(batch.Count, batch.Octets))
        {
            if (!canWait && options.OnFull == QueueFullMode.DropNewest)
            {
                Drop(batch);
                return;
            }
            Heartbeat?.Beat();
            if (!Wait())
            {
                exporter.Ledger.AddDrop(DropReason.ShutdownDeadline, batch.Count);
                return;
            }
        }
        _isDropping = false;
        Interlocked.Add(ref _rows, batch.Count);
        Interlocked.Add(ref _octets, batch.Octets);
        _batches.Writer.TryWrite(batch.Retain());
    }

    public void WaitForRoom()
    {
        while (!HasRoom(options.Rows / 2, MaxOctets / 2) && Wait())
        {
            // Until half of it is free.
        }
    }

    public void EndBurst()
    {
        // The consumer flushes on its own when the queue runs empty.
    }

    /// <summary>No more batches come.</summary>
    public void Complete() => _batches.Writer.TryComplete();

    /// <inheritdoc/>
    public void Dispose() => _drained.Dispose();

    /// <summary>
    /// Empties the queue until it is complete; what is left at the deadline is counted and let go. On a thread of its own from start to end:
    /// an exporter that blocks must not take the pool's threads from those who stop it.
    /// </summary>
    public Task RunAsync() => Task.Factory.StartNew(
        Run, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);

    private void Run()
    {
        var lastFlush = time.GetTimestamp();
        while (WaitForBatch())
        {
            _isExporting = true;
            while (_batches.Reader.TryRead(out var batch))
            {
                Export(batch);
                if (time.GetElapsedTime(lastFlush) >= FlushInterval)
                {
                    exporter.Flush(deadline);
                    lastFlush = time.GetTimestamp();
                }
            }
            exporter.Flush(deadline);
            lastFlush = time.GetTimestamp();
            _isExporting = false;
        }
        exporter.Finish(deadline);
    }

    /// <summary>Waits for a batch; false when none comes any more. An exporter that has rows to answer for is flushed about once a second.</summary>
    private bool WaitForBatch()
    {
        var batch = _batches.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
        while (isLive && exporter.HasPending && !batch.IsCompleted)
        {
            if (_tick.IsCompleted)
            {
                _tick = Task.Delay(FlushInterval, time, CancellationToken.None);
            }
            if (Task.WhenAny(batch, _tick).GetAwaiter().GetResult() == _tick)
            {
                exporter.Flush(deadline);
            }
        }
        return batch.GetAwaiter().GetResult();
    }

    private bool HasRoom(long rows, long octets)
    {
        var waiting = Volatile.Read(ref _rows);
        return waiting == 0 || (waiting + rows <= options.Rows && Volatile.Read(ref _octets) + octets <= MaxOctets);
    }

    /// <summary>Waits for the consumer, who signals after each batch; the time-out guards against a signal that came just before.</summary>
    private bool Wait()
    {
        _drained.Wait(10);
        return !deadline.IsCancellationRequested;
    }

    private void Export(FlowBatch batch)
    {
        var (rows, octets) = (batch.Count, batch.Octets);
        if (deadline.IsCancellationRequested)
        {
            exporter.Ledger.AddDrop(DropReason.ShutdownDeadline, rows);
        }
        else
        {
            exporter.Export(batch);
        }
        Interlocked.Add(ref _rows, -rows);
        Interlocked.Add(ref _octets, -octets);
        if (!batch.TryRelease())
        {
            Log.OverReleased(logger, batch.Schema.RecordType);
        }
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
