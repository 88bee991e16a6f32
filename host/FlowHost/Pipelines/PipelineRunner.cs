using FlowHost.Configuration;
using FlowHost.ElementTables;
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
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(8);

    private readonly ILogger _logger = loggers.CreateLogger("flowhost");
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
        var parts = PipelineParts.Build(pipeline, mode, elements, loggers, time, _logger);
        await using (parts.ConfigureAwait(false))
        {
            _parts = parts;
            return await OpenAsync(parts, stop).ConfigureAwait(false) ? await RunAsync(parts, stop).ConfigureAwait(false) : ExitCodes.Failure;
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
        return parts.Inputs.ToArray().All(input => TryOpen(input, parts));
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

    private async Task<int> RunAsync(PipelineParts parts, CancellationToken stop)
    {
        using var deadline = new CancellationTokenSource();
        var exporters = parts.Queues.Select(queue => Task.Run(() => queue.RunAsync(deadline.Token), CancellationToken.None)).ToArray();
        var inputs = parts.Inputs.Select(input => (Slot: input, Task: input.RunAsync(parts.Worker, stop))).ToArray();

        // What plays once plays first; then the user is told that the pipeline stays.
        await Task.WhenAll(inputs.Where(input => input.Slot.Input.IsFinite).Select(input => input.Task)).ConfigureAwait(false);
        if (!mode.IsCapture && !stop.IsCancellationRequested)
        {
            await parts.WaitUntilIdleAsync(time, stop).ConfigureAwait(false);
            Announce(parts);
        }
        await Task.WhenAll(inputs.Select(input => input.Task)).ConfigureAwait(false);

        if (stop.IsCancellationRequested)
        {
            Log.Stopping(_logger, pipeline.Name);
            deadline.CancelAfter(DrainTime);
        }
        else
        {
            stop.Register(() => deadline.CancelAfter(DrainTime));
        }
        parts.Queues.ForEach(queue => queue.Complete());
        await Task.WhenAll(exporters).ConfigureAwait(false);
        if (deadline.IsCancellationRequested)
        {
            Log.DeadlinePassed(_logger);
        }
        Summarise(parts);
        return inputs.Any(input => input.Slot.HasFailed) ? ExitCodes.Failure : ExitCodes.Ok;
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
