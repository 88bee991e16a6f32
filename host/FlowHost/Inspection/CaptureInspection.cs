using FlowHost.Inspection.Profiling;
using FlowHost.Inspection.Reports;
using FlowHost.Pipelines;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Inspection;

/// <summary>Plays a capture through the decoders of a pipeline, and reports what was in it.</summary>
internal sealed class CaptureInspection(PipelineDefinition pipeline, RuleSet rules, ILoggerFactory loggers, TimeProvider time)
{
    /// <summary>Plays it to its end.</summary>
    /// <param name="name">The capture's name.</param>
    /// <param name="isWanted">Which devices are reported; null: all.</param>
    /// <param name="stop">Ends it at once.</param>
    /// <returns>The report; null when the capture could not be read, which has been logged, or it was stopped.</returns>
    public async Task<InspectionReport?> RunAsync(string name, Predicate<Agent>? isWanted, CancellationToken stop)
    {
        var profiler = new Profiler(1, rules.Measures, time);
        var logger = loggers.CreateLogger($"flowhost/{pipeline.Name}");
        var mode = new RunMode { IsCapture = true, Profiler = profiler };
        var parts = PipelineParts.Build(pipeline, mode, loggers, time, logger, CancellationToken.None);
        await using (parts.ConfigureAwait(false))
        {
            if (!await new PipelineOpener(parts, pipeline.Name, logger).OpenAsync(stop).ConfigureAwait(false))
            {
                return null;
            }
            var input = parts.Inputs[0];
            await input.RunAsync(parts.Worker, stop).ConfigureAwait(false);
            if (input.HasFailed || stop.IsCancellationRequested)
            {
                return null;
            }
            parts.Worker.Finish();
            return new ReportBuilder(parts.Worker, parts.Ledger, profiler, rules, pipeline.Elements, time) { IsCapture = true }.TryBuild(name, isWanted);
        }
    }
}
