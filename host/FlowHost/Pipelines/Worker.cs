using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Pipelines;

/// <summary>
/// Owns the decoders, the open batches and the enrichers. Inputs call it from their own threads; a gate taken once a burst, free when there is
/// one input, keeps all state of a pipeline with one owner at a time, so that an agent may use several ports.
/// </summary>
internal sealed class Worker : RecordSink, IDatagramSink
{
    /// <summary>Text that a batch may gather before it is closed early.</summary>
    private const int ArenaLimit = 1024 * 1024;
    private const int GrowthFactor = 4;

    // Of the process: two inputs, and two pipelines, must not use one number.
    private static int _lastSession;

    private readonly Lock _gate = new();
    private readonly AgentTable _agents;
    private readonly DecoderSlot[] _decoders;
    private readonly PlanCompiler _compiler;
    private readonly SchemaBinder _binder;
    private readonly IBatchTarget[] _targets;
    private readonly Ledger _ledger;
    private readonly ILogger _logger;
    private readonly List<BoundBatch> _open = [];
    private BoundBatch?[] _slots = new BoundBatch?[64];
    private bool _canWait;
    private bool _isFullReported;

    // What is in the worker's hands, for the count when a plugin does not come back.
    private int _datagramsLeft;
    private FlowBatch? _closing;

    public Worker(
        AgentTable agents, DecoderSlot[] decoders, PlanCompiler compiler, SchemaBinder binder, IBatchTarget[] targets, Ledger ledger, ILogger logger)
    {
        _agents = agents;
        _decoders = decoders;
        _compiler = compiler;
        _binder = binder;
        _targets = targets;
        _ledger = ledger;
        _logger = logger;
    }

    /// <inheritdoc/>
    public required int BurstSize { get; init; }

    /// <inheritdoc/>
    public void Process(DatagramBurst burst)
    {
        if (burst.CanWait)
        {
            // Before the gate: a file that waits for an exporter must not keep a socket waiting.
            WaitForRoom();
        }
        lock (_gate)
        {
            _canWait = burst.CanWait;
            _ledger.AddDatagrams(burst.Count);
            _datagramsLeft = burst.Count;
            foreach (ref readonly var datagram in burst.Items)
            {
                _datagramsLeft--;
                Decode(datagram);
            }
            CloseAll();
            foreach (var target in _targets)
            {
                target.EndBurst();
            }
        }
    }

    /// <inheritdoc/>
    public int BeginSession()
    {
        int session;
        do
        {
            session = Interlocked.Increment(ref _lastSession);
        }
        while (session == 0);
        return session;
    }

    /// <inheritdoc/>
    public void EndSession(UInt128 address, int session)
    {
        lock (_gate)
        {
            if (_agents.FindKnown(address) is { } agent)
            {
                foreach (var slot in _decoders)
                {
                    EndSession(slot, agent, session);
                }
            }
        }
    }

    /// <summary>
    /// Counts what a plugin that did not come back in the time to stop has in its hands, and what waits behind it. The process ends without
    /// them: nothing is processed after this.
    /// </summary>
    public void Abandon()
    {
        long open = 0;
        for (var i = 0; i < _open.Count; i++)
        {
            open += _open[i].Batch?.Count ?? 0;
        }
        _ledger.AddRecords(open);
        _ledger.AddDrop(DropReason.ShutdownDeadline, open + (_closing?.Count ?? 0) + _datagramsLeft);
    }

    /// <inheritdoc/>
    public override TemplatePlan? Compile(TemplateDefinition template)
    {
        var plan = _compiler.Compile(template);
        if (plan is null && _compiler.IsFull && !_isFullReported)
        {
            _isFullReported = true;
            Log.SchemasFull(_logger);
        }
        return plan;
    }

    /// <inheritdoc cref="RecordSink.CountDrop"/>
    public override void CountDrop(DropReason reason, long count = 1) => _ledger.AddDrop(reason, count);

    /// <inheritdoc/>
    public override void CountSet() => _ledger.AddSet();

    internal override FlowBatch Open(FlowSchema schema, int wanted)
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

    private void WaitForRoom()
    {
        foreach (var target in _targets)
        {
            target.WaitForRoom();
        }
    }

    private void Decode(in Datagram datagram)
    {
        foreach (var slot in _decoders)
        {
            if (TryDecode(slot, datagram))
            {
                return;
            }
        }
        CountDrop(DropReason.UnknownVersion);
    }

    /// <summary>Gives the datagram to a decoder, if it is one of its own. What no decoder knows makes no agent.</summary>
    private bool TryDecode(DecoderSlot slot, in Datagram datagram)
    {
        var isOpen = slot.Breaker.IsOpen;
        try
        {
            if (!slot.Decoder.Accepts(datagram.Payload))
            {
                return false;
            }
            if (isOpen)
            {
                CountDrop(DropReason.BreakerOpen);
            }
            else if (_agents.Find(datagram.Address) is { } agent)
            {
                slot.Decoder.Decode(datagram, agent, this);
                slot.Breaker.Succeeded();
            }
            else
            {
                CountDrop(DropReason.AgentLimit);
            }
        }
        catch (Exception exception)
        {
            CountDrop(DropReason.DecodeError);
            Log.DecoderFailed(_logger, slot.Name, IpAddress.Format(datagram.Address), exception.Message, exception);
            if (slot.Breaker.Failed())
            {
                Log.BreakerOpened(_logger, slot.Name, Breaker.Threshold);
            }
        }
        return true;
    }

    private void EndSession(DecoderSlot slot, Agent agent, int session)
    {
        try
        {
            slot.Decoder.EndSession(agent, session);
        }
        catch (Exception exception)
        {
            Log.DecoderFailed(_logger, slot.Name, agent.AddressText, exception.Message, exception);
            if (slot.Breaker.Failed())
            {
                Log.BreakerOpened(_logger, slot.Name, Breaker.Threshold);
            }
        }
    }

    private BoundBatch SlotOf(FlowSchema schema)
    {
        if (schema.Id >= _slots.Length)
        {
            Array.Resize(ref _slots, Math.Max(schema.Id + 1, _slots.Length * 2));
        }
        return _slots[schema.Id] ??= new BoundBatch(_binder.Bind(schema));
    }

    /// <summary>Opens a batch. Rows that change shared tables must not overtake others, nor be overtaken.</summary>
    private void Start(BoundBatch slot)
    {
        Rebind(slot);
        if (_open.Count > 0 && (slot.Bound.IsSharedWriter || _open[^1].Bound.IsSharedWriter))
        {
            CloseAll();
        }
        slot.Batch = slot.Bound.Pool.Rent();
        _open.Add(slot);
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
            slot.Bound = _binder.Bind(slot.Bound.Pool.Schema.Root);
        }
    }

    private void CloseAll()
    {
        foreach (var slot in _open)
        {
            Close(slot);
        }
        _open.Clear();
    }

    private void Close(BoundBatch slot)
    {
        var batch = slot.Batch!;
        slot.Batch = null;
        _closing = batch;
        _ledger.AddRecords(batch.Count);
        batch.Close();
        if (batch.Count > 0 && TryEnrich(slot.Bound, batch))
        {
            foreach (var target in slot.Bound.Targets)
            {
                target.Send(batch, _canWait);
            }
        }
        _closing = null;
        if (!batch.TryRelease())
        {
            Log.OverReleased(_logger, batch.Schema.RecordType);
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
                CountDrop(DropReason.PluginError, batch.Count);
                Log.EnricherFailed(_logger, step.Enricher.Name, batch.Count, exception.Message, exception);
                if (step.Enricher.Breaker.Failed())
                {
                    Log.EnricherOff(_logger, step.Enricher.Name, Breaker.Threshold);
                }
                return false;
            }
        }
        return true;
    }
}
