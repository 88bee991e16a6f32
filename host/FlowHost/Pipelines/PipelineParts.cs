using FlowHost.Pipelines.Selection;
using FlowHost.Pipelines.State;
using FlowHost.Plugins;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Pipelines;

/// <summary>The living objects of a running pipeline.</summary>
internal sealed class PipelineParts(ILogger logger) : IAsyncDisposable
{
    /// <summary>How long all components together may take to close.</summary>
    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(1.5);

    private const int DefaultBurst = 64;
    private const int CaptureBurst = 1024;

    private readonly List<IAsyncDisposable> _disposables = [];
    private SchemaBinder? _binder;

    public Ledger Ledger { get; } = new();

    /// <summary>Shows that the worker goes on.</summary>
    public Heartbeat Heartbeat { get; private set; } = null!;

    /// <summary>Where records can be looked at; none in a capture's run, which nobody can reach.</summary>
    public List<TapPoint> TapPoints { get; } = [];

    /// <summary>Inputs that could not be opened, though the pipeline runs.</summary>
    public List<InputSlot> Missing { get; } = [];

    public List<InputSlot> Inputs { get; } = [];

    public IReadOnlyList<EnricherSlot> Enrichers { get; private set; } = [];

    public List<ExporterSlot> Exporters { get; } = [];

    public List<ExporterQueue> Queues { get; } = [];

    /// <summary>Done when no exporter can write anything more, because the readers of all have gone.</summary>
    public Task ReadersGone => Task.WhenAll(Exporters.Select(exporter => exporter.ReaderGone));

    /// <summary>The fields that enrichers have added to records so far.</summary>
    public IReadOnlyCollection<string> AddedFields => _binder?.Added ?? [];

    /// <summary>Where established agents are kept for after a restart; null when the run keeps no state.</summary>
    public AgentFile? AgentFile { get; private set; }

    /// <summary>What components keep for after a restart.</summary>
    public PipelineState State { get; private set; } = null!;

    public Worker Worker { get; private set; } = null!;

    /// <summary>The queue in front of an exporter; null when the worker calls it itself.</summary>
    public ExporterQueue? QueueOf(ExporterSlot exporter) => Queues.Find(queue => queue.Exporter == exporter);

    /// <summary>Makes every component; those made are disposed when one of them fails.</summary>
    public static PipelineParts Build(
        PipelineDefinition pipeline,
        RunMode mode,
        ILoggerFactory loggers,
        TimeProvider time,
        ILogger logger,
        CancellationToken deadline)
    {
        var parts = new PipelineParts(logger);
        try
        {
            // The first that is made is the last that is disposed: components write until their end.
            parts.State = new PipelineState(time, logger);
            parts._disposables.Add(parts.State);
            parts.Fill(pipeline, mode, new ComponentFactory(pipeline, mode, loggers, time, parts.State), time, deadline);
            return parts;
        }
        catch
        {
            parts.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }
    }

    /// <summary>Waits until everything decoded so far has been handed to the exporters.</summary>
    public async Task WaitUntilIdleAsync(TimeProvider time, CancellationToken stop)
    {
        var patience = time.GetTimestamp();
        while (!Queues.TrueForAll(queue => queue.IsIdle) && time.GetElapsedTime(patience) < TimeSpan.FromSeconds(5) && !stop.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), time, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Disposes instances, then their containers, in the reverse order of making. One that fails or hangs does not keep the others.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(CloseTime);
        for (var i = _disposables.Count - 1; i >= 0; i--)
        {
            var component = _disposables[i];
            try
            {
                await Task.Run(async () => await component.DisposeAsync().ConfigureAwait(false)).WaitAsync(patience.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (patience.IsCancellationRequested)
            {
                Log.DisposeStuck(logger);
            }
            catch (Exception exception)
            {
                Log.DisposeFailed(logger, exception.Message, exception);
            }
        }
        _disposables.Clear();
        Queues.ForEach(queue => queue.Dispose());
    }

    private void Fill(
        PipelineDefinition pipeline, RunMode mode, ComponentFactory factory, TimeProvider time, CancellationToken deadline)
    {
        Heartbeat = new Heartbeat(time);
        var schemas = new SchemaTable(recordTypes: pipeline.RecordTypes);
        var clock = mode.IsCapture ? null : time;
        IBatchTarget[] targets =
        [
            .. pipeline.Exporters.Select(definition => Target(definition, Make<IExporter>(factory, definition), clock, time, deadline)),
            .. mode.Profiler is { } profiler ? [profiler] : Array.Empty<IBatchTarget>(),
        ];
        var enrichers = pipeline.Enrichers
            .Select(definition => new EnricherSlot(definition.InstanceName, Make<IEnricher>(factory, definition), new Breaker(clock))).ToArray();
        Enrichers = enrichers;
        var decoders = pipeline.Decoders
            .Select(definition => new DecoderSlot(definition.InstanceName, Make<IDecoder>(factory, definition), new Breaker(clock))).ToArray();
        Inputs.AddRange(pipeline.Inputs.Select(definition => new InputSlot(definition.InstanceName, Make<IInput>(factory, definition), logger)));
        var agents = new AgentTable(pipeline.Agents, isTrusted: mode.IsCapture);
        if (mode is { IsCapture: false, StateDirectory: { } state })
        {
            AgentFile = new AgentFile(state, pipeline.Name, logger);
            agents.Remember(AgentFile.Load());
        }
        _binder = new SchemaBinder(schemas, enrichers, targets, logger);
        Worker = new Worker(
            agents,
            decoders,
            new PlanCompiler(pipeline.Elements, schemas),
            _binder,
            targets,
            Ledger,
            logger)
        {
            IsCapture = mode.IsCapture,
            Decoded = mode.IsCapture ? null : Tappable(TapPoint.Decoded, schema => schema.AsDecoded()),
            Enriched = mode.IsCapture ? null : Tappable(TapPoint.Enriched, schema => schema),
            BurstSize = mode.BurstSize ?? (mode.IsCapture ? CaptureBurst : DefaultBurst),
        };
    }

    private IBatchTarget Target(
        ExporterDefinition definition, IExporter exporter, TimeProvider? clock, TimeProvider time, CancellationToken deadline)
    {
        var fields = definition.Keys.Fields is { } shown ? new FieldFilter(shown) : null;
        var slot = new ExporterSlot(definition.InstanceName, exporter, fields, clock, logger);
        Exporters.Add(slot);
        IBatchTarget target = exporter.NeverWaits ? new InlineTarget(slot) : Queue(definition, slot, clock, time, deadline);
        if (clock is not null)
        {
            target = new TappedTarget(target, Tappable(TapPoint.Exporter + slot.Name, schema => fields?.Apply(schema) ?? schema));
        }
        return definition.Keys.When is { } when ? new SelectingTarget(when, target, slot.Ledger) : target;
    }

    private TapPoint Tappable(string name, Func<FlowSchema, FlowSchema> view)
    {
        var point = new TapPoint(name, view);
        TapPoints.Add(point);
        return point;
    }

    private ExporterQueue Queue(ExporterDefinition definition, ExporterSlot slot, TimeProvider? clock, TimeProvider time, CancellationToken deadline)
    {
        var queue = new ExporterQueue(slot, definition.Keys.Queue, time, logger, isLive: clock is not null, deadline) { Heartbeat = Heartbeat };
        Queues.Add(queue);
        return queue;
    }

    private T Make<T>(ComponentFactory factory, ComponentDefinition definition)
        where T : class
    {
        var component = factory.Create(definition);
        _disposables.Add(component);
        var instance = component.Create<T>();
        _disposables.Add(instance);
        return instance.Stage;
    }
}
