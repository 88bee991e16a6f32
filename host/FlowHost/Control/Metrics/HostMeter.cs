using System.Diagnostics.Metrics;
using FlowHost.Pipelines;
using FlowHost.Sdk;
using Tag = System.Collections.Generic.KeyValuePair<string, object?>;

namespace FlowHost.Control.Metrics;

/// <summary>
/// The instruments of the meter <c>FlowHost</c>. They read the ledgers when somebody asks: what is not asked for costs nothing, and the
/// pipelines never do anything for it.
/// </summary>
internal sealed class HostMeter : IDisposable
{
    public const string Name = "FlowHost";

    /// <summary>Agents and domains that have a series of their own in a pipeline.</summary>
    public const int AgentSeries = 1000;

    private static readonly DropReason[] Reasons = [.. Enum.GetValues<DropReason>().Except([DropReason.None])];

    private readonly Meter _meter = new(Name);
    private readonly IReadOnlyList<PipelineRunner> _pipelines;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, AgentTotals> _agents;
    private long _refreshedAt;
    private bool _isRefreshed;

    public HostMeter(IReadOnlyList<PipelineRunner> pipelines, TimeProvider time)
    {
        (_pipelines, _time) = (pipelines, time);
        _agents = pipelines.ToDictionary(pipeline => pipeline.Name, _ => new AgentTotals());
        AddPipelines();
        AddExporters();
        AddAgents();
        ProcessInstruments.AddTo(_meter);
    }

    /// <summary>How many series an instrument may have; the library keeps memory for all of them.</summary>
    public int SeriesLimit(string instrument) => instrument switch
    {
        "flowhost_dropped" => 8 + (_pipelines.Count * DropUnits.Series),
        "flowhost_agent_restarts" => 8 + (_pipelines.Count * (AgentSeries + 1)),
        "flowhost_exporter_dropped" => 8 + (_pipelines.Sum(pipeline => pipeline.ExporterCount) * Reasons.Length),
        _ => 8 + (_pipelines.Count * 4) + _pipelines.Sum(pipeline => pipeline.ExporterCount),
    };

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private void AddPipelines()
    {
        Counter("flowhost_datagrams", "Datagrams that reached the host, those that it dropped included.", (_, parts) => One(parts.Ledger.Datagrams));
        Counter("flowhost_sets", "Data sets that were decoded.", (_, parts) => One(parts.Ledger.Sets));
        Gauge("flowhost_held_sets", "Data sets that wait for their template.", (_, parts) => One(parts.Ledger.Decoded.Sets.Waiting));
        Counter("flowhost_records", "Records that were decoded.", (_, parts) => One(parts.Ledger.Records));
        Counter("flowhost_dropped", "What did not go on, by unit and reason.", (_, parts) => Dropped(parts.Ledger));
        Gauge("flowhost_unaccounted", "What neither went on, nor was dropped, nor waits: 0 whenever the host is idle.", (_, parts) =>
            AgentSnapshot.ReadSettled(parts, () => Unaccounted.Of(parts).ToArray()).Select(stage => (stage.Count, new[] { Unit(stage.Unit) })));
        Counter("flowhost_state_failures", "How often the disk failed what is kept for after a restart.", (_, parts) => One(parts.State.Failures));
    }

    private void AddExporters()
    {
        Counter("flowhost_exporter_records", "Records that arrived at the exporter's target.", (_, parts) =>
            parts.Exporters.Select(exporter => (exporter.Ledger.Accepted, new[] { Exporter(exporter) })));
        Counter("flowhost_exporter_dropped", "Records that did not arrive at the exporter's target, by reason.", (_, parts) =>
            parts.Exporters.SelectMany(exporter => Reasons.Where(reason => DropUnits.CanHappen(reason, LedgerUnit.Records)).Select(reason =>
                (exporter.Ledger.Drops(reason), new[] { Exporter(exporter), Reason(reason) }))));
        Gauge("flowhost_exporter_queue_rows", "Records that wait in front of the exporter.", (_, parts) =>
            parts.Queues.Select(queue => (queue.Rows, new[] { Exporter(queue.Exporter) })));
    }

    private void AddAgents()
    {
        Gauge("flowhost_agents", "Devices that the host knows: established ones, and new ones that make room for others.", (pipeline, _) =>
            Totals(pipeline) is var totals
                ? [(totals.Established, [new Tag("tier", "established")]), (totals.New, [new Tag("tier", "new")])]
                : []);
        Counter("flowhost_sequence_lost", "Lost on the way here by the sequence numbers of established devices, in what these count: messages or records.",
            (pipeline, _) => One(Totals(pipeline).Sequence.Lost));
        Counter("flowhost_sequence_duplicates", "Messages of established devices that came twice.",
            (pipeline, _) => One(Totals(pipeline).Sequence.Duplicates));
        Counter("flowhost_agent_restarts", "How often an established device began to count anew.", (pipeline, _) =>
            Totals(pipeline) is var totals
                ? totals.Restarts.Select(pair => (pair.Value, Agent(pair.Key.Agent, pair.Key.Domain)))
                    .Append((totals.OtherRestarts, Agent("other", null)))
                : []);
    }

    private static IEnumerable<(long, Tag[])> Dropped(Ledger ledger) =>
        from reason in Reasons
        from drop in ledger.DropsByUnit(reason)
        where drop.Count > 0 || DropUnits.CanHappen(reason, drop.Unit)
        select (drop.Count, new[] { Unit(drop.Unit), Reason(reason) });

    private static IEnumerable<(long, Tag[])> One(long value) => [(value, [])];

    private static Tag Unit(LedgerUnit unit) => new("unit", unit.ToString().ToLowerInvariant());

    private static Tag Reason(DropReason reason) => new("reason", DropUnits.Word(reason));

    private static Tag Exporter(ExporterSlot exporter) => new("exporter", exporter.Name);

    private static Tag[] Agent(string address, uint? domain) => [new("agent", address), new("domain", domain)];

    /// <summary>Asked several times a scrape; counted once a second.</summary>
    private AgentTotals Totals(PipelineRunner pipeline)
    {
        lock (_agents)
        {
            if (!_isRefreshed || _time.GetElapsedTime(_refreshedAt) > TimeSpan.FromSeconds(1))
            {
                foreach (var other in _pipelines)
                {
                    if (other.Parts is { } living)
                    {
                        _agents[other.Name].Refresh(living, AgentSeries);
                    }
                }
                (_refreshedAt, _isRefreshed) = (_time.GetTimestamp(), true);
            }
            return _agents[pipeline.Name];
        }
    }

    private void Counter(string name, string help, Func<PipelineRunner, PipelineParts, IEnumerable<(long Value, Tag[] Tags)>> read) =>
        _meter.CreateObservableCounter(name, () => Measure(read), unit: null, help);

    private void Gauge(string name, string help, Func<PipelineRunner, PipelineParts, IEnumerable<(long Value, Tag[] Tags)>> read) =>
        _meter.CreateObservableGauge(name, () => Measure(read), unit: null, help);

    private IEnumerable<Measurement<long>> Measure(Func<PipelineRunner, PipelineParts, IEnumerable<(long Value, Tag[] Tags)>> read)
    {
        foreach (var pipeline in _pipelines)
        {
            if (pipeline.Parts is not { } parts)
            {
                continue;
            }
            foreach (var (value, tags) in read(pipeline, parts))
            {
                yield return new Measurement<long>(value, [new Tag("pipeline", pipeline.Name), .. tags]);
            }
        }
    }
}
