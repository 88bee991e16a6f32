using FlowHost.Configuration;
using FlowHost.Inspection.Profiling;
using FlowHost.Observability;
using FlowHost.Plugins;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Pipelines;

/// <summary>Runs one pipeline from start to stop.</summary>
/// <param name="pipeline">What to run.</param>
/// <param name="mode">How to run it.</param>
/// <param name="loggers">The host's; plugins get theirs from <see cref="ComponentFactory"/>, bounded in rate.</param>
/// <param name="time">The clock.</param>
internal sealed class PipelineRunner(PipelineDefinition pipeline, RunMode mode, ILoggerFactory loggers, TimeProvider time)
{
    /// <summary>From the request to stop to the end of the process are 10 s: this much for writing, the rest for closing.</summary>
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(6.5);

    /// <summary>What a thread gets after the deadline, to notice it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    // Bounded: what a plugin does wrong with every batch is said here.
    private readonly BoundedLogger _logger = new(loggers.CreateLogger($"flowhost/{pipeline.Name}"), time, isShared: true);
    private volatile PipelineParts? _parts;
    private volatile RunState _state;

    /// <summary>The pipeline's name.</summary>
    public string Name => pipeline.Name;

    /// <summary>How many exporters it has.</summary>
    public int ExporterCount => pipeline.Exporters.Count;

    /// <summary>Its parts; null until they are made. Counters may be read from any thread, even when the run is over.</summary>
    public PipelineParts? Parts => _parts;

    /// <summary>Looks at what the records hold; null: nobody can ask.</summary>
    public Profiler? Profiler => mode.Profiler;

    /// <summary>The elements that templates are read with.</summary>
    public ElementRegistry Elements => pipeline.Elements;

    /// <summary>The kinds of records that there can be.</summary>
    public RecordTypeTable RecordTypes => pipeline.RecordTypes;

    /// <summary>Where the run is; may be read from any thread.</summary>
    public RunState State => _state;

    /// <summary>What sockets lost lately.</summary>
    public SocketLoss SocketLoss { get; } = new();

    /// <summary>How far the run is; may be read from any thread while the run lasts.</summary>
    public RunProgress Progress => _parts is { } parts
        ? new RunProgress(parts.Inputs is [var input] ? input.Input.Progress : null, parts.Ledger.Datagrams, parts.Ledger.Records)
        : default;

    /// <summary>Runs several pipelines; when one of them fails, the others are stopped: what is half there is worse than a clear end.</summary>
    /// <returns>The highest exit code.</returns>
    /// <exception cref="PipelineException">An entry of one could not be created; the others have been stopped.</exception>
    public static async Task<int> RunAllAsync(IReadOnlyList<PipelineRunner> runners, CancellationToken stop)
    {
        using var stopAll = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var runs = runners.Select(runner => runner.RunAsync(stopAll.Token)).ToArray();
        await foreach (var run in Task.WhenEach(runs))
        {
            if (!run.IsCompletedSuccessfully || run.Result != ExitCodes.Ok)
            {
                if (runs.Length > 1 && !stopAll.IsCancellationRequested)
                {
                    runners[Array.IndexOf(runs, run)].SayThatOthersStop();
                }
                await stopAll.CancelAsync().ConfigureAwait(false);
            }
        }
        return (await Task.WhenAll(runs).ConfigureAwait(false)).Max();
    }

    /// <summary>Runs until the inputs have ended or <paramref name="stop"/> is cancelled, then drains and flushes.</summary>
    /// <returns>An exit code.</returns>
    /// <exception cref="PipelineException">An entry could not be created.</exception>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        using var deadline = new CancellationTokenSource();
        using var receiving = new CancellationTokenSource();
        // The clock first, and plugins' own callbacks on another thread: one that blocks must not keep the process.
        using var arm = stop.Register(() =>
        {
            _state = RunState.Draining;
            deadline.CancelAfter(DrainTime);
            _ = receiving.CancelAsync();
        });
        var parts = PipelineParts.Build(pipeline, mode, loggers, time, _logger, deadline.Token);
        await using (parts.ConfigureAwait(false))
        {
            _parts = parts;
            if (mode.IsCapture)
            {
                // A capture is played for as long as somebody takes its records.
                _ = parts.ReadersGone.ContinueWith(_ => receiving.CancelAsync(), TaskScheduler.Default);
            }
            try
            {
                if (!await new PipelineOpener(parts, pipeline.Name, _logger).OpenAsync(receiving.Token).ConfigureAwait(false))
                {
                    return ExitCodes.Failure;
                }
            }
            catch (OperationCanceledException) when (receiving.IsCancellationRequested)
            {
                return ExitCodes.Ok;
            }
            var code = await RunAsync(parts, receiving.Token, deadline.Token).ConfigureAwait(false);
            _state = RunState.Ended;
            return code;
        }
    }

    private async Task<int> RunAsync(PipelineParts parts, CancellationToken stop, CancellationToken deadline)
    {
        var exporters = parts.Queues.Select(queue => queue.RunAsync()).ToArray();
        parts.Worker.IsPlaying = parts.Inputs.Exists(input => input.Input.IsFinite);
        var inputs = parts.Inputs.Select(input => (Slot: input, Task: input.RunAsync(parts.Worker, stop))).ToArray();
        using var clock = mode.IsCapture ? null : new WorkerClock(parts.Worker, parts.Heartbeat, time, parts.AgentFile);
        using var watch = mode.IsCapture ? null : new LossWatch(pipeline.Name, parts, SocketLoss, time, _logger);

        // What plays once plays first; then the user is told that the pipeline stays.
        await EndOfAsync(inputs.Where(input => input.Slot.Input.IsFinite).Select(input => input.Task), deadline).ConfigureAwait(false);
        parts.Worker.IsPlaying = false;
        if (!mode.IsCapture && !stop.IsCancellationRequested)
        {
            await parts.WaitUntilIdleAsync(time, stop).ConfigureAwait(false);
            Announce(parts);
            Interlocked.CompareExchange(ref _state, RunState.Running, RunState.Starting);
        }
        if (!await EndOfAsync(inputs.Select(input => input.Task), deadline).ConfigureAwait(false))
        {
            Log.Stuck(_logger, "An input, or a plugin that it waits for,");
            parts.Worker.Abandon();
        }
        else
        {
            await EndOfAsync([Task.Run(parts.Worker.Finish, CancellationToken.None)], deadline).ConfigureAwait(false);
        }
        if (stop.IsCancellationRequested)
        {
            Log.Stopping(_logger, pipeline.Name);
        }
        parts.Queues.ForEach(queue => queue.Complete());
        if (!await EndOfAsync(exporters, deadline).ConfigureAwait(false))
        {
            var stuck = string.Join(", ", parts.Queues.Where((_, i) => !exporters[i].IsCompleted).Select(queue => $"'{queue.Name}'"));
            Log.Stuck(_logger, $"Exporter {stuck}");
        }
        if (deadline.IsCancellationRequested)
        {
            Log.DeadlinePassed(_logger);
            parts.Exporters.ForEach(exporter => exporter.Ledger.AddDrop(DropReason.ShutdownDeadline, exporter.Ledger.InFlight));
        }
        _logger.ReportSuppressed();
        Summarise(parts);
        return inputs.Any(input => input.Slot.HasFailed) || ((mode.IsCapture || !stop.IsCancellationRequested) && parts.Exporters.Exists(exporter => exporter.Ledger.HasFailed))
            ? ExitCodes.Failure
            : ExitCodes.Ok;
    }

    private void SayThatOthersStop() => Log.OthersStop(_logger, pipeline.Name);

    /// <summary>Waits for tasks, but not beyond the deadline: a plugin that hangs must not keep the process.</summary>
    /// <returns>Whether they have ended.</returns>
    private static async Task<bool> EndOfAsync(IEnumerable<Task> tasks, CancellationToken deadline)
    {
        var all = Task.WhenAll(tasks);
        try
        {
            await all.WaitAsync(deadline).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            await Task.WhenAny(all, Task.Delay(Grace, CancellationToken.None)).ConfigureAwait(false);
        }
        return all.IsCompleted;
    }

    private void Announce(PipelineParts parts)
    {
        var listening = parts.Inputs.Where(input => !input.Input.IsFinite).SelectMany(input => input.Input.Endpoints).ToList();
        if (listening.Count > 0 && _logger.IsEnabled(LogLevel.Information))
        {
            var outputs = parts.Exporters.Select(exporter => exporter.Exporter.Destination).OfType<string>().DefaultIfEmpty("no file").ToList();
            var (inputs, places) = (string.Join(", ", listening), string.Join(", ", outputs));
            Log.Running(_logger, pipeline.Name, inputs, places);
        }
        else if (listening.Count == 0 && parts.Inputs.Count < pipeline.Inputs.Count)
        {
            var missing = pipeline.Inputs.Select(input => input.InstanceName).Except(parts.Inputs.Select(input => input.Name));
            Log.NothingListens(_logger, pipeline.Name, string.Join(", ", missing));
        }
    }

    private void Summarise(PipelineParts parts)
    {
        var ledger = parts.Ledger;
        var drops = ledger.DescribeDrops();
        // Whoever asks for warnings only wants to know of losses.
        var level = drops.Length > 0 || parts.Exporters.Exists(exporter => exporter.Ledger.HasFailed) ? LogLevel.Warning : LogLevel.Information;
        if (_logger.IsEnabled(level))
        {
            var exporters = string.Join("; ", parts.Exporters.Select(exporter => $"{exporter.Name} {exporter.Ledger.Describe()}"));
            Log.Ended(_logger, level, pipeline.Name, ledger.Datagrams, ledger.Sets, ledger.Records, drops.Length == 0 ? "nothing" : drops, exporters);
        }
    }
}
