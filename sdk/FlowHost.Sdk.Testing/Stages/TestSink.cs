namespace FlowHost.Sdk.Testing;

/// <summary>A worker for one decoder: keeps what it decodes, enriches it and counts what it drops.</summary>
internal sealed class TestSink(ElementRegistry elements) : RecordSink
{
    private readonly SchemaTable _schemas = new();
    private readonly Dictionary<int, FlowBatch> _open = [];
    private readonly List<(FlowBatch Batch, EnrichBatch?[] Steps)> _batches = [];
    private readonly Dictionary<(Agent, byte, uint), SourceLedger> _sources = [];

    public IEnricher[] Enrichers { get; set; } = [];

    /// <summary>What became of each datagram.</summary>
    public List<DropReason> Outcomes { get; } = [];

    /// <summary>What was dropped, by reason: datagrams, sets and templates.</summary>
    public Dictionary<DropReason, long> Drops => Enum.GetValues<DropReason>()
        .Select(reason => (reason, Count: Outcomes.Count(outcome => outcome == reason && outcome != DropReason.None)
            + Totals.Sets.Drops(reason) + Totals.Templates.Drops(reason)))
        .Where(drop => drop.Count > 0)
        .ToDictionary(drop => drop.reason, drop => drop.Count);

    /// <summary>Forgets what was decoded so far; schemas stay.</summary>
    public void Begin()
    {
        _open.Clear();
        _batches.Clear();
        Outcomes.Clear();
        Totals = new SourceLedger(null, 0, 0);
    }

    /// <summary>Enriches what was decoded since <see cref="Begin"/>.</summary>
    public IEnumerable<FlowBatch> Finish()
    {
        foreach (var (batch, steps) in _batches)
        {
            batch.Close();
            foreach (var step in steps)
            {
                step?.Invoke(batch);
            }
            yield return batch;
        }
    }

    public SourceLedger Of(Agent agent, byte version, uint domain) => Find(new RecordSource(agent, version, domain, 0, 0, 0, 0));

    public override TemplatePlan? Compile(TemplateDefinition template) => new PlanCompiler(elements, _schemas).Compile(template);

    internal override FlowBatch Open(FlowSchema schema, int wanted)
    {
        if (!_open.TryGetValue(schema.Id, out var batch) || batch.Room == 0)
        {
            var builder = new SchemaBuilder(schema);
            EnrichBatch?[] steps = [.. Enrichers.Select(enricher => enricher.Bind(builder))];
            var final = Enrichers.Length == 0 ? schema : _schemas.Extend(schema, [.. builder.Fields], [.. builder.Visible])!;
            batch = new BatchPool(final, Math.Max(wanted, BatchPool.InitialRows)).Rent();
            _open[schema.Id] = batch;
            _batches.Add((batch, steps));
        }
        return batch;
    }

    internal override SourceLedger Find(in RecordSource source)
    {
        var key = (source.Agent, source.Version, source.Domain);
        if (!_sources.TryGetValue(key, out var ledger))
        {
            ledger = new SourceLedger(source.Agent, source.Version, source.Domain);
            _sources.Add(key, ledger);
        }
        return ledger;
    }
}
