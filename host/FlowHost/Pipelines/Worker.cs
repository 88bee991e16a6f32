using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Pipelines;

/// <summary>
/// Owns the decoders, the open batches and the enrichers. Inputs call it from their own threads; a gate taken once a burst, free when there is
/// one input, keeps all state of a pipeline with one owner at a time, so that an agent may use several ports.
/// </summary>
internal sealed class Worker : RecordSink, IDatagramSink
{
    // Of the process: two inputs, and two pipelines, must not use one number.
    private static int _lastSession;

    private static readonly long TickInterval = (long)TimeSpan.FromSeconds(1).TotalNanoseconds;

    private readonly Lock _gate = new();
    private readonly AgentTable _agents;
    private readonly DecoderSlot[] _decoders;
    private readonly PlanCompiler _compiler;
    private readonly OpenBatches _batches;
    private readonly IBatchTarget[] _targets;
    private readonly Ledger _ledger;
    private readonly ILogger _logger;
    private bool _isFullReported;

    // What is in the worker's hands, for the count when a plugin does not come back: who takes one out counts it.
    private int _datagramsLeft;
    private long _nextTick;
    private bool _isFinished;
    private volatile bool _isPlaying;

    public Worker(
        AgentTable agents, DecoderSlot[] decoders, PlanCompiler compiler, SchemaBinder binder, IBatchTarget[] targets, Ledger ledger, ILogger logger)
    {
        _agents = agents;
        _agents.Forgotten = Forget;
        _decoders = decoders;
        _compiler = compiler;
        _batches = new OpenBatches(binder, ledger, logger);
        _targets = targets;
        _ledger = ledger;
        _ledger.Decoded = Totals;
        _logger = logger;
    }

    /// <inheritdoc/>
    public required int BurstSize { get; init; }

    /// <summary>Whether time is that of the datagrams; otherwise <see cref="Tick"/> is called by the clock.</summary>
    public bool IsCapture { get; init; }

    /// <summary>
    /// Whether captures play beside inputs that stay. Until they end, time is that of their datagrams: by the clock, all that waits in them would
    /// be too old at once.
    /// </summary>
    public bool IsPlaying
    {
        set => _isPlaying = value;
    }

    /// <summary>Where records can be looked at before enrichers get them.</summary>
    public TapPoint? Decoded
    {
        init => _batches.Decoded = value;
    }

    /// <summary>Where records can be looked at before exporters get them.</summary>
    public TapPoint? Enriched
    {
        init => _batches.Enriched = value;
    }

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
            if (_batches.IsAbandoned)
            {
                return;
            }
            _batches.CanWait = burst.CanWait;
            var hasOwnTime = IsCapture || (burst.CanWait && _isPlaying);
            _ledger.Received.See(burst.Count);
            _datagramsLeft = burst.Count;
            foreach (ref readonly var datagram in burst.Items)
            {
                if (hasOwnTime && datagram.Session == 0 && datagram.ReceiveTime >= _nextTick)
                {
                    _nextTick = datagram.ReceiveTime + TickInterval;
                    TickDecoders(datagram.ReceiveTime);
                }
                var outcome = Decode(datagram);
                if (Interlocked.Decrement(ref _datagramsLeft) < 0)
                {
                    // Abandoned, and counted so.
                    return;
                }
                _ledger.Received.End(outcome);
            }
            EndBurst();
        }
    }

    /// <inheritdoc/>
    public void CountDrop(DropReason reason, long datagrams) => _ledger.Inputs.Drop(reason, datagrams);

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
                    Call(slot, (decoder, worker) => decoder.EndSession(agent, session, worker));
                }
            }
        }
    }

    /// <summary>Lets decoders give up what has waited too long: called about once a second.</summary>
    /// <param name="now">Nanoseconds since 1970-01-01 UTC.</param>
    public void Tick(long now)
    {
        lock (_gate)
        {
            if (!_isFinished && !_isPlaying)
            {
                TickDecoders(now);
                EndBurst();
            }
        }
    }

    /// <summary>No more datagrams come.</summary>
    public void Finish()
    {
        lock (_gate)
        {
            _isFinished = true;
            _batches.CanWait = true;
            foreach (var slot in _decoders)
            {
                Call(slot, static (decoder, worker) => decoder.Finish(worker));
            }
            EndBurst();
        }
    }

    /// <summary>The addresses of established agents; null when a plugin keeps the pipeline for longer than a moment.</summary>
    public IReadOnlyCollection<UInt128>? TryGetEstablished()
    {
        if (!_gate.TryEnter(TimeSpan.FromMilliseconds(200)))
        {
            return null;
        }
        try
        {
            return _agents.Established;
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>
    /// Looks at the agents while nothing changes them, unless the pipeline does not let go in time: an exporter may hold it up for long. Keep
    /// it short: the pipeline waits.
    /// </summary>
    public bool TryLook(Action<IReadOnlyCollection<AgentEntry>> look, TimeSpan patience)
    {
        if (!_gate.TryEnter(patience))
        {
            return false;
        }
        try
        {
            look(_agents.Entries);
            return true;
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>Looks at the templates of one agent, likewise; at what else is known of it, too.</summary>
    public bool TryLook(AgentEntry entry, Action<IReadOnlyList<TemplateReport>> look, TimeSpan patience) =>
        TryLook(_ => look([.. _decoders.SelectMany(slot => Templates(slot, entry.Agent))]), patience);

    /// <summary>
    /// Counts what a plugin that did not come back in the time to stop has in its hands, and what waits behind it. The process ends without
    /// them: nothing is processed after this, and what the plugin ends all the same is not counted again.
    /// </summary>
    public void Abandon()
    {
        _ledger.Received.Drop(DropReason.ShutdownDeadline, Math.Max(0, Interlocked.Exchange(ref _datagramsLeft, 0)));
        _batches.Abandon();
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

    internal override FlowBatch Open(FlowSchema schema, int wanted) => _batches.Open(schema, wanted);

    // What a decoder held for an agent that is forgotten by now is in the totals alone.
    internal override SourceLedger Find(in RecordSource source) =>
        _agents.Find(source.Agent)?.Find(source) ?? new SourceLedger(source.Agent, source.Version, source.Domain);

    private void WaitForRoom()
    {
        foreach (var target in _targets)
        {
            target.WaitForRoom();
        }
    }

    private void EndBurst()
    {
        _batches.CloseAll();
        foreach (var target in _targets)
        {
            target.EndBurst();
        }
    }

    /// <summary>Gives the datagram to the first decoder that takes it. What none knows makes no agent.</summary>
    private DropReason Decode(in Datagram datagram)
    {
        foreach (var slot in _decoders)
        {
            var isOpen = slot.Breaker.IsOpen;
            try
            {
                if (slot.Decoder.Accepts(datagram.Payload))
                {
                    return isOpen ? DropReason.BreakerOpen : Decode(slot, datagram);
                }
            }
            catch (Exception exception)
            {
                Fail(slot, datagram, exception);
                return DropReason.DecodeError;
            }
        }
        return DropReason.UnknownVersion;
    }

    private DropReason Decode(DecoderSlot slot, in Datagram datagram)
    {
        if (_agents.Find(datagram.Address, datagram.ReceiveTime) is not { } entry)
        {
            return DropReason.AgentLimit;
        }
        if (datagram.Session != 0)
        {
            // Who completes a connection has the address.
            _agents.Trust(entry);
        }
        entry.Datagrams.See();
        entry.LastSeen = datagram.ReceiveTime;
        var outcome = DropReason.RateLimited;
        if (entry.Agent.IsEstablished || entry.TryPass(datagram.ReceiveTime))
        {
            outcome = DecodeUnlessItThrows(slot, datagram, entry);
        }
        entry.Datagrams.End(outcome);
        return outcome;
    }

    private DropReason DecodeUnlessItThrows(DecoderSlot slot, in Datagram datagram, AgentEntry entry)
    {
        var before = Totals.Records + Totals.Sets.Drops(DropReason.SchemaLimit);
        var templates = Totals.Templates.Seen;
        try
        {
            var outcome = slot.Decoder.Decode(datagram, entry.Agent, this);
            slot.Breaker.Succeeded();
            var hasRecords = Totals.Records + Totals.Sets.Drops(DropReason.SchemaLimit) > before;
            if (hasRecords)
            {
                _agents.Prove(entry, datagram.ReceiveTime);
            }
            if (hasRecords || Totals.Templates.Seen == templates)
            {
                // Data that waits for its template is bounded elsewhere: its template must not be refused for it.
                entry.Refund();
            }
            return outcome;
        }
        catch (Exception exception)
        {
            DropOpenSets(DropReason.DecodeError);
            Fail(slot, datagram, exception);
            return DropReason.DecodeError;
        }
    }

    private void Fail(DecoderSlot slot, in Datagram datagram, Exception exception)
    {
        Log.DecoderFailed(_logger, slot.Name, IpAddress.Format(datagram.Address), exception.Message, exception);
        if (slot.Breaker.Failed())
        {
            Log.BreakerOpened(_logger, slot.Name, Breaker.Threshold);
        }
    }

    private void TickDecoders(long now)
    {
        foreach (var slot in _decoders)
        {
            Call(slot, (decoder, worker) => decoder.Tick(now, worker));
        }
    }

    private void Forget(Agent agent)
    {
        foreach (var slot in _decoders)
        {
            Call(slot, (decoder, worker) => decoder.Forget(agent, worker));
        }
        ForgetSource();
    }

    private IReadOnlyList<TemplateReport> Templates(DecoderSlot slot, Agent agent)
    {
        try
        {
            return [.. slot.Decoder.Templates(agent)];
        }
        catch (Exception exception)
        {
            Log.DecoderCallFailed(_logger, slot.Name, exception.Message, exception);
            return [];
        }
    }

    private void Call(DecoderSlot slot, Action<IDecoder, Worker> call)
    {
        try
        {
            call(slot.Decoder, this);
        }
        catch (Exception exception)
        {
            DropOpenSets(DropReason.DecodeError);
            Log.DecoderCallFailed(_logger, slot.Name, exception.Message, exception);
        }
    }
}
