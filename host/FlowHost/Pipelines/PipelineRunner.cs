using FlowHost.Configuration;
using FlowHost.ElementTables;
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
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(7);

    /// <summary>What a thread gets after the deadline, to notice it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    // Bounded: what a plugin does wrong with every batch is said here.
    private readonly BoundedLogger _logger = new(loggers.CreateLogger("flowhost"), time);
    private PipelineParts? _parts;

    /// <summary>How far the run is; may be read from any thread while the run lasts.</summary>
    public RunProgress Progress => _parts is { } parts
        ? new RunProgress(parts.Inputs is [var input] ? input.Input.Progress : null, parts.Ledger.Datagrams, parts.Ledger.Records)
        : default;

    /// <summary>Runs until the inputs have ended or <paramref name="stop"/> is cancelled, then drains and flushes.</summary>
    /// <returns>An exit code.</returns>
    /// <exception cref="PipelineException">An entry could not be created.</exception>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var elements = ElementFiles.Load(pipeline.ElementFiles, loggers);
        using var deadline = new CancellationTokenSource();
        using var receiving = new CancellationTokenSource();
        // The clock first, and plugins' own callbacks on another thread: one that blocks must not keep the process.
        using var arm = stop.Register(() =>
        {
            deadline.CancelAfter(DrainTime);
            _ = receiving.CancelAsync();
        });
        var parts = PipelineParts.Build(pipeline, mode, elements, loggers, time, _logger, deadline.Token);
        await using (parts.ConfigureAwait(false))
        {
            _parts = parts;
            if (mode.IsCapture)
            {
                // A capture is played for as long as somebody takes its records.
                _ = parts.ReadersGone.ContinueWith(_ => receiving.CancelAsync(), TaskScheduler.Default);
            }
            return await OpenAsync(parts, receiving.Token).ConfigureAwait(false)
                ? await RunAsync(parts, receiving.Token, deadline.Token).ConfigureAwait(false)
                : ExitCodes.Failure;
        }
    }

    /// <summary>Opens exporters first, so that nothing is received that could not be written.</summary>
    private async Task<bool> OpenAsync(PipelineParts parts, CancellationToken stop)
    {
        foreach (var exporter in parts.Exporters)
        {
            try
            {
                await exporter.Exporter.OpenAsync(stop).ConfigureAwait(false);
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                Log.ExporterOpenFailed(_logger, exporter.Name, exception.Message, exception);
                return false;
            }
        }
        if (!parts.Inputs.ToArray().All(input => TryOpen(input, parts)))
        {
            return false;
        }
        if (parts.Inputs.Count == 0)
        {
            Log.NoInput(_logger, pipeline.Name);
        }
        return parts.Inputs.Count > 0;
    }

    private bool TryOpen(InputSlot input, PipelineParts parts)
    {
        try
        {
            input.Input.Open();
            return true;
        }
        catch (Exception exception) when (input.Input.StartFailure == StartFailure.Continue)
        {
            Log.OpenSkipped(_logger, input.Name, exception.Message, exception);
            parts.Inputs.Remove(input);
            return true;
        }
        catch (Exception exception)
        {
            Log.OpenFailed(_logger, input.Name, exception.Message, exception);
            return false;
        }
    }

    private async Task<int> RunAsync(PipelineParts parts, CancellationToken stop, CancellationToken deadline)
    {
        var exporters = parts.Queues.Select(queue => queue.RunAsync()).ToArray();
        var inputs = parts.Inputs.Select(input => (Slot: input, Task: input.RunAsync(parts.Worker, stop))).ToArray();

        // What plays once plays first; then the user is told that the pipeline stays.
        await EndOfAsync("An input", inputs.Where(input => input.Slot.Input.IsFinite).Select(input => input.Task), deadline).ConfigureAwait(false);
        if (!mode.IsCapture && !stop.IsCancellationRequested)
        {
            await parts.WaitUntilIdleAsync(time, stop).ConfigureAwait(false);
            Announce(parts);
        }
        await EndOfAsync("An input", inputs.Select(input => input.Task), deadline).ConfigureAwait(false);
        if (stop.IsCancellationRequested)
        {
            Log.Stopping(_logger, pipeline.Name);
        }
        parts.Queues.ForEach(queue => queue.Complete());
        await EndOfAsync("An exporter", exporters, deadline).ConfigureAwait(false);
        if (deadline.IsCancellationRequested)
        {
            Log.DeadlinePassed(_logger);
            parts.Exporters.ForEach(exporter => exporter.Ledger.AddDrop(DropReason.ShutdownDeadline, exporter.Ledger.InFlight));
        }
        Summarise(parts);
        return inputs.Any(input => input.Slot.HasFailed) ? ExitCodes.Failure : ExitCodes.Ok;
    }

    /// <summary>Waits for tasks, but not beyond the deadline: a plugin that hangs must not keep the process.</summary>
    private async Task EndOfAsync(string what, IEnumerable<Task> tasks, CancellationToken deadline)
    {
        var all = Task.WhenAll(tasks);
        try
        {
            await all.WaitAsync(deadline).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            await Task.WhenAny(all, Task.Delay(Grace, CancellationToken.None)).ConfigureAwait(false);
            if (!all.IsCompleted)
            {
                Log.Stuck(_logger, what);
            }
        }
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
    }

    private void Summarise(PipelineParts parts)
    {
        if (_logger.IsEnabled(LogLevel.Information))
        {
            var drops = parts.Ledger.DescribeDrops();
            var exporters = string.Join("; ", parts.Exporters.Select(exporter => $"{exporter.Name} {exporter.Ledger.Describe()}"));
            Log.Ended(
                _logger, pipeline.Name, parts.Ledger.Datagrams, parts.Ledger.Sets, parts.Ledger.Records, drops.Length == 0 ? "nothing" : drops, exporters);
        }
    }
}
