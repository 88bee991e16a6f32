using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Pipelines;

/// <summary>Opens the parts of a pipeline: exporters first, so that nothing is received that could not be written.</summary>
internal sealed class PipelineOpener(PipelineParts parts, string pipeline, ILogger logger)
{
    /// <summary>What a plugin gets to answer a stop before the process goes on without it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    /// <summary>Opens everything; inputs that could not be opened, but need not, are left out.</summary>
    /// <param name="stop">Ends it at once: nothing is under way yet.</param>
    /// <returns>Whether the pipeline can run.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<bool> OpenAsync(CancellationToken stop)
    {
        foreach (var exporter in parts.Exporters)
        {
            try
            {
                await UnlessStopped(() => exporter.Exporter.OpenAsync(stop).AsTask(), exporter.Name, stop).ConfigureAwait(false);
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                Log.ExporterOpenFailed(logger, exporter.Name, exception.Message, exception);
                return false;
            }
        }
        foreach (var input in parts.Inputs.ToArray())
        {
            if (!await TryOpenAsync(input, stop).ConfigureAwait(false))
            {
                return false;
            }
        }
        if (parts.Inputs.Count == 0)
        {
            Log.NoInput(logger, pipeline);
        }
        return parts.Inputs.Count > 0;
    }

    private async Task<bool> TryOpenAsync(InputSlot input, CancellationToken stop)
    {
        try
        {
            await UnlessStopped(() => Task.Run(input.Input.Open, CancellationToken.None), input.Name, stop).ConfigureAwait(false);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested && input.Input.StartFailure == StartFailure.Continue)
        {
            Log.OpenSkipped(logger, input.Name, exception.Message, exception);
            parts.Inputs.Remove(input);
            parts.Missing.Add(input);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            Log.OpenFailed(logger, input.Name, exception.Message, exception);
            return false;
        }
        return true;
    }

    // A plugin that does not come back from opening must not keep a process that is told to stop.
    private async Task UnlessStopped(Func<Task> open, string name, CancellationToken stop)
    {
        var task = Task.Run(open, CancellationToken.None);
        try
        {
            await task.WaitAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Task.WhenAny(task, Task.Delay(Grace, CancellationToken.None)).ConfigureAwait(false);
            if (!task.IsCompleted)
            {
                Log.Stuck(logger, $"'{name}', which was being opened,");
            }
            throw;
        }
    }
}
