using FlowHost.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace FlowHost.Pipelines.Probing;

/// <summary>What <c>validate</c> says beyond what a start checks: makes the components, opens nothing, and looks at their fields.</summary>
internal static class PipelineCheck
{
    private static readonly RunMode Mode = new() { IsCapture = true };

    /// <summary>Adds what is wrong, as errors where a start would fail, else as warnings.</summary>
    public static async Task RunAsync(PipelineDefinition pipeline, DiagnosticBag diagnostics)
    {
        try
        {
            var parts = PipelineParts.Build(
                pipeline, Mode, NullLoggerFactory.Instance, TimeProvider.System, NullLogger.Instance, CancellationToken.None);
            await using (parts.ConfigureAwait(false))
            {
                var probe = EnricherProbe.Of([.. parts.Enrichers.Select(slot => slot.Enricher)], pipeline.Elements, pipeline.RecordTypes);
                CheckOrder(pipeline, probe, diagnostics);
                CheckNames(pipeline, probe, diagnostics);
            }
        }
        catch (PipelineException exception)
        {
            foreach (var diagnostic in exception.Diagnostics)
            {
                diagnostics.Add(diagnostic);
            }
        }
    }

    private static void CheckOrder(PipelineDefinition pipeline, EnricherProbe probe, DiagnosticBag diagnostics)
    {
        foreach (var (reader, field, writer) in probe.WrongOrder)
        {
            var (first, second) = (pipeline.Enrichers[reader], pipeline.Enrichers[writer]);
            diagnostics.Warning(
                first.Position,
                ErrorCodes.WrongOrder,
                $"'{first.InstanceName}' reads '{field}', which '{second.InstanceName}' adds further down (line {second.Position.Line}): move it below that one");
        }
    }

    private static void CheckNames(PipelineDefinition pipeline, EnricherProbe probe, DiagnosticBag diagnostics)
    {
        var known = new KnownFields(pipeline.Elements, probe.Added);
        foreach (var exporter in pipeline.Exporters)
        {
            foreach (var (name, position) in exporter.FieldNames.Where(field => !known.Has(field.Name)))
            {
                diagnostics.Warning(
                    position,
                    ErrorCodes.UnknownField,
                    $"exporter '{exporter.InstanceName}' names the field '{name}', which is no element and which no enricher here adds{known.Ask(name)}");
            }
        }
    }
}
