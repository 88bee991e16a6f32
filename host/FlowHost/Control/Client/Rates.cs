using System.Globalization;
using FlowHost.Control.Status;

namespace FlowHost.Control.Client;

/// <summary>What happened between two looks at a host.</summary>
/// <param name="Time">When the second was.</param>
/// <param name="Rows">Stages, then exporters, then agents with the most records, pipeline by pipeline.</param>
internal sealed record Rates(DateTimeOffset Time, IReadOnlyList<RateRow> Rows)
{
    /// <summary>Compares two looks. What was not there before has no rate yet: it may only have been further down.</summary>
    public static Rates Between(StatusReport before, StatusReport after)
    {
        var seconds = (after.Time - before.Time).TotalSeconds;
        var earlier = before.Pipelines.SelectMany(RowsOf).ToDictionary(row => (row.Pipeline, row.Kind, row.Name));
        return new Rates(after.Time, [.. after.Pipelines.SelectMany(RowsOf).Select(Since)]);

        RateRow Since(RateRow row)
        {
            return earlier.TryGetValue((row.Pipeline, row.Kind, row.Name), out var old)
                ? row with { PerSecond = Rate(row.Total - old.Total), DroppedPerSecond = Rate(row.Dropped - old.Dropped) }
                : row;
        }

        // A host that was started again in between began at 0.
        double Rate(long count) => seconds > 0 ? Math.Round(Math.Max(0, count) / seconds, 1) : 0;
    }

    private static IEnumerable<RateRow> RowsOf(PipelineReport pipeline) =>
    [
        .. pipeline.Ledger.Select(stage => Row(pipeline, "stage", stage.Key, stage.Value.Seen, stage.Value.Dropped, Note(stage.Value))),
        .. pipeline.Exporters.Select(exporter => Row(pipeline, "exporter", exporter.Name, exporter.Accepted, exporter.Dropped, Note(exporter))),
        .. pipeline.Agents.Select(agent => Row(pipeline, "agent", agent.Address, agent.Records, agent.Dropped, Note(agent))),
    ];

    private static RateRow Row(
        PipelineReport pipeline, string kind, string name, long total, IReadOnlyDictionary<string, long> dropped, string note) =>
        new(pipeline.Name, kind, name, 0, total, 0, dropped.Values.Sum(), note);

    private static string Note(StageReport stage) => Words(
        stage.Waiting > 0 ? $"{stage.Waiting} wait" : null, stage.Unaccounted != 0 ? $"{stage.Unaccounted} unaccounted" : null);

    private static string Note(ExporterReport exporter) => Words(
        exporter.QueueLimit > 0 ? $"queue {exporter.QueueRows} of {exporter.QueueLimit}" : null, exporter.State == "off" ? "switched off" : null);

    private static string Note(AgentReport agent) => Words(
        agent.Name,
        agent.Established ? null : "new",
        agent.CompletenessPercent is { } percent ? $"{percent.ToString("0.##", CultureInfo.InvariantCulture)} % arrived" : null);

    private static string Words(params string?[] words) => string.Join(", ", words.OfType<string>());
}
