using System.Diagnostics;
using FlowHost.Control.Health;
using FlowHost.Control.Metrics;
using FlowHost.Pipelines;
using FlowHost.Sdk;

namespace FlowHost.Control.Status;

/// <summary>Makes status reports of running pipelines.</summary>
internal sealed class StatusReader(IReadOnlyList<PipelineRunner> pipelines, TimeProvider time)
{
    private static readonly DropReason[] Reasons = Enum.GetValues<DropReason>();

    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>What there is to say now.</summary>
    /// <param name="limit">How many agents of a pipeline.</param>
    public StatusReport Read(int limit) => new()
    {
        Version = typeof(StatusReader).Assembly.GetName().Version!.ToString(3),
        Time = time.GetUtcNow(),
        UptimeSeconds = Math.Round(Stopwatch.GetElapsedTime(_start).TotalSeconds, 1),
        Pipelines = [.. pipelines.Select(pipeline => Read(pipeline, limit))],
    };

    /// <summary>The drops that are not 0.</summary>
    internal static Dictionary<string, long> Drops(Func<DropReason, long> drops) =>
        Reasons.Select(reason => (Word: DropUnits.Word(reason), Count: drops(reason))).Where(drop => drop.Count > 0).ToDictionary(drop => drop.Word, drop => drop.Count);

    private static PipelineReport Read(PipelineRunner pipeline, int limit)
    {
        var report = new PipelineReport
        {
            Name = pipeline.Name,
            State = pipeline.State.ToString().ToLowerInvariant(),
            Faults = [.. Readiness.Faults(pipeline)],
            Ledger = new Dictionary<string, StageReport>(),
            Inputs = [],
            Exporters = [],
        };
        if (pipeline.Parts is not { } parts)
        {
            return report;
        }
        report = report with
        {
            Ledger = AgentSnapshot.ReadSettled(parts, () => Stages(parts.Ledger)),
            Inputs = [.. parts.Inputs.Select(Input), .. parts.Missing.Select(input => new InputReport(input.Name, "missing", []))],
            Exporters = [.. parts.Exporters.Select(exporter => Exporter(parts, exporter))],
        };
        return AgentReader.AddTo(report, parts, limit);
    }

    private static Dictionary<string, StageReport> Stages(Ledger ledger)
    {
        var unaccounted = ledger.Unaccounted.ToDictionary(stage => stage.Unit, stage => stage.Count);
        return new Dictionary<string, StageReport>
        {
            ["datagrams"] = Stage(LedgerUnit.Datagrams, ledger.Datagrams, ledger.Received.Passed, ledger.Received.Waiting),
            ["sets"] = Stage(LedgerUnit.Sets, ledger.Decoded.Sets.Seen, ledger.Decoded.Sets.Passed, ledger.Decoded.Sets.Waiting),
            ["templates"] = Stage(LedgerUnit.Templates, ledger.Decoded.Templates.Seen, ledger.Decoded.Templates.Passed, ledger.Decoded.Templates.Waiting),
            ["records"] = Stage(LedgerUnit.Records, ledger.Records, ledger.Enriched.Passed, 0),
        };

        StageReport Stage(LedgerUnit unit, long seen, long passed, long waiting) => new(
            seen, passed, waiting, unaccounted[unit], Drops(reason => ledger.DropsByUnit(reason).First(drop => drop.Unit == unit).Count));
    }

    private static InputReport Input(InputSlot input) => new(input.Name, input.HasFailed ? "failed" : "open", input.Input.Endpoints);

    private static ExporterReport Exporter(PipelineParts parts, ExporterSlot exporter)
    {
        var queue = parts.QueueOf(exporter);
        return new ExporterReport(
            exporter.Name,
            exporter.Exporter.Destination,
            exporter.IsOff ? "off" : "open",
            exporter.Ledger.Offered,
            exporter.Ledger.Accepted,
            exporter.Pending,
            queue?.Rows ?? 0,
            queue?.Limit ?? 0,
            Unaccounted.Exported(exporter, queue),
            Drops(exporter.Ledger.Drops));
    }
}
