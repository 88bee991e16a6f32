using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Pipelines;

/// <summary>The batches that decoders fill, one a schema. A batch that is full, or whose burst has ended, is enriched and handed to the exporters.</summary>
internal sealed class OpenBatches(SchemaBinder binder, Ledger ledger, ILogger logger)
{
    /// <summary>Text that a batch may gather before it is closed early.</summary>
    private const int ArenaLimit = 1024 * 1024;
    private const int GrowthFactor = 4;

    private readonly List<BoundBatch> _open = [];
    private BoundBatch?[] _slots = new BoundBatch?[64];
    private readonly Lock _handover = new();
    private FlowBatch? _closing;
    private volatile bool _isAbandoned;

    /// <summary>Whether <see cref="Abandon"/> was called.</summary>
    public bool IsAbandoned => _isAbandoned;

    /// <summary>Whether a full queue may hold the caller back.</summary>
    public bool CanWait { get; set; }

    /// <summary>Where records can be looked at before enrichers get them.</summary>
    public TapPoint? Decoded { get; set; }

    /// <summary>Where records can be looked at before exporters get them.</summary>
    public TapPoint? Enriched { get; set; }

    /// <summary>The open batch of a schema, with room for at least one row and, where it may grow, for as many as wanted.</summary>
    public FlowBatch Open(FlowSchema schema, int wanted)
    {
        var slot = SlotOf(schema);
        if (slot.Batch is null)
        {
            Start(slot);
        }
        else if (slot.Batch.ArenaUsed > ArenaLimit || slot.Batch.Room == 0)
        {
            MakeRoom(slot);
        }
        while (slot.Batch!.Room < wanted && slot.Batch.Capacity < BatchPool.MaxRows)
        {
            slot.Batch.Grow(Math.Min(slot.Batch.Capacity * GrowthFactor, BatchPool.MaxRows));
        }
        return slot.Batch;
    }

    public void CloseAll()
    {
        foreach (var slot in _open)
        {
            Close(slot);
        }
        lock (_handover)
        {
            _open.Clear();
        }
    }

    /// <summary>
    /// Counts the records that are in the worker's hands as lost, from another thread: a plugin does not come back. When it does after all,
    /// they go nowhere and are not counted again.
    /// </summary>
    public void Abandon()
    {
        lock (_handover)
        {
            _isAbandoned = true;
            ledger.Enriched.Drop(DropReason.ShutdownDeadline, _open.Sum(slot => slot.Batch?.Count ?? 0) + (_closing?.Count ?? 0));
        }
    }

    private BoundBatch SlotOf(FlowSchema schema)
    {
        if (schema.Id >= _slots.Length)
        {
            Array.Resize(ref _slots, Math.Max(schema.Id + 1, _slots.Length * 2));
        }
        return _slots[schema.Id] ??= new BoundBatch(binder.Bind(schema));
    }

    /// <summary>Opens a batch. Rows that change shared tables must not overtake others, nor be overtaken.</summary>
    private void Start(BoundBatch slot)
    {
        if (_open.Count > 0 && (slot.Bound.IsSharedWriter || _open[^1].Bound.IsSharedWriter))
        {
            CloseAll();
        }
        // After that: what was closed may have given tables new names.
        Rebind(slot);
        slot.Batch = slot.Bound.Pool.Rent();
        lock (_handover)
        {
            _open.Add(slot);
        }
    }

    private void MakeRoom(BoundBatch slot)
    {
        if (slot.Batch!.Capacity < BatchPool.MaxRows && slot.Batch.ArenaUsed <= ArenaLimit)
        {
            slot.Batch.Grow(slot.Batch.Capacity * GrowthFactor);
            return;
        }
        Close(slot);
        Rebind(slot);
        slot.Batch = slot.Bound.Pool.Rent();
    }

    private void Rebind(BoundBatch slot)
    {
        if (slot.Bound.IsStale)
        {
            slot.Bound = binder.Bind(slot.Bound.Pool.Schema.Root);
        }
    }

    private void Close(BoundBatch slot)
    {
        var batch = slot.Batch!;
        lock (_handover)
        {
            slot.Batch = null;
            _closing = batch;
        }
        ledger.Enriched.See(batch.Count);
        batch.Close();
        Decoded?.Offer(batch);
        var isEnriched = batch.Count > 0 && TryEnrich(slot.Bound, batch);
        if (TryEnd(batch.Count, isEnriched) && isEnriched)
        {
            Enriched?.Offer(batch);
            foreach (var target in slot.Bound.Targets)
            {
                target.Send(batch, CanWait);
            }
        }
        if (!batch.TryRelease())
        {
            Log.OverReleased(logger, batch.Schema.RecordType);
        }
    }

    /// <summary>Counts what became of a batch, unless it was counted as abandoned.</summary>
    private bool TryEnd(int rows, bool isEnriched)
    {
        lock (_handover)
        {
            _closing = null;
            if (_isAbandoned)
            {
                return false;
            }
            if (isEnriched)
            {
                ledger.Enriched.Pass(rows);
            }
            else if (rows > 0)
            {
                ledger.Enriched.Drop(DropReason.PluginError, rows);
            }
            return true;
        }
    }

    private bool TryEnrich(BoundSchema bound, FlowBatch batch)
    {
        foreach (ref readonly var step in bound.Steps.AsSpan())
        {
            if (step.Enricher.Breaker.IsOpen)
            {
                continue;
            }
            try
            {
                step.Enrich(batch);
                step.Enricher.Breaker.Succeeded();
            }
            catch (Exception exception)
            {
                Log.EnricherFailed(logger, step.Enricher.Name, batch.Count, exception.Message, exception);
                if (step.Enricher.Breaker.Failed())
                {
                    Log.EnricherOff(logger, step.Enricher.Name, Breaker.Threshold);
                }
                return false;
            }
        }
        return true;
    }
}
