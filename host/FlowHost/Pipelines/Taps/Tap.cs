using System.Threading.Channels;
using FlowHost.Configuration.Keys;
using FlowHost.Pipelines.Selection;
using FlowHost.Sdk;

namespace FlowHost.Pipelines;

/// <summary>
/// Copies the records that somebody looks for. The worker never waits for the reader, and spends no more on it than
/// <see cref="RowsPerSecond"/> allows: what comes faster is not looked at, and counted as missed.
/// </summary>
/// <param name="when">Which records are looked for.</param>
/// <param name="limit">How many; then it ends.</param>
/// <param name="time">The clock.</param>
internal sealed class Tap(WhenOptions when, long limit, TimeProvider time)
{
    /// <summary>Records that the worker looks at in a second: a filter on text takes about 100 ns of it for each.</summary>
    public const int RowsPerSecond = 200_000;

    /// <summary>Batches that wait for the reader: each keeps the one that it was copied from.</summary>
    public const int MaxBatches = 64;

    private readonly Channel<FlowBatch> _batches =
        Channel.CreateBounded<FlowBatch>(new BoundedChannelOptions(MaxBatches) { SingleReader = true, SingleWriter = true });

    private readonly Dictionary<int, RowSelector?> _selectors = [];
    private long _second;
    private int _rowsLeft = RowsPerSecond;
    private long _seen;
    private long _taken;
    private long _missed;

    /// <summary>The copies, for their reader to release. Ends when there are as many as were wanted.</summary>
    public ChannelReader<FlowBatch> Batches => _batches.Reader;

    /// <summary>What was looked at, taken and missed so far.</summary>
    public TapCounts Counts => new(Volatile.Read(ref _seen), Volatile.Read(ref _taken), Volatile.Read(ref _missed));

    /// <summary>Looks at a batch. Called by the worker.</summary>
    public void Offer(FlowBatch batch, TapPoint point)
    {
        if (_taken == limit)
        {
            return;
        }
        if (!TryTakeRows(batch.Count) || _batches.Reader.Count == MaxBatches)
        {
            _missed += batch.Count;
            return;
        }
        try
        {
            Take(batch, point);
        }
        catch (Exception exception)
        {
            // A fault here is the reader's to hear of: the pipeline has nothing to do with it.
            _taken = limit;
            _batches.Writer.TryComplete(exception);
        }
    }

    private void Take(FlowBatch batch, TapPoint point)
    {
        _seen += batch.Count;
        var selector = SelectorOf(batch.Schema, point);
        var rows = selector is null ? default : selector.Select(batch);
        if (rows.Length == 0)
        {
            return;
        }
        rows = rows[..(int)Math.Min(rows.Length, limit - _taken)];
        // There is room: nobody else writes.
        _batches.Writer.TryWrite(selector!.Gather(batch, rows));
        _taken += rows.Length;
        if (_taken == limit)
        {
            _batches.Writer.TryComplete();
        }
    }

    private bool TryTakeRows(int rows)
    {
        var second = time.GetTimestamp() / time.TimestampFrequency;
        if (second != _second)
        {
            (_second, _rowsLeft) = (second, RowsPerSecond);
        }
        if (_rowsLeft < rows)
        {
            return false;
        }
        _rowsLeft -= rows;
        return true;
    }

    private RowSelector? SelectorOf(FlowSchema schema, TapPoint point)
    {
        if (!_selectors.TryGetValue(schema.Id, out var selector))
        {
            selector = RowSelector.Create(when, point.View(schema));
            _selectors.Add(schema.Id, selector);
        }
        return selector;
    }
}
