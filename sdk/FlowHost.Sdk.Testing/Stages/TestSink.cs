namespace FlowHost.Sdk.Testing;

/// <summary>A worker for one decoder: keeps what it decodes and counts what it drops.</summary>
internal sealed class TestSink(ElementRegistry elements) : RecordSink
{
    private readonly SchemaTable _schemas = new();
    private readonly Dictionary<int, FlowBatch> _open = [];

    public List<FlowBatch> Batches { get; } = [];

    public Dictionary<DropReason, long> Drops { get; } = [];

    public int Sets { get; private set; }

    /// <summary>Forgets what was decoded so far; schemas stay.</summary>
    public void Begin()
    {
        _open.Clear();
        Batches.Clear();
        Drops.Clear();
        Sets = 0;
    }

    public override TemplatePlan? Compile(TemplateDefinition template) => new PlanCompiler(elements, _schemas).Compile(template);

    public override void CountDrop(DropReason reason, long count = 1) => Drops[reason] = Drops.GetValueOrDefault(reason) + count;

    public override void CountSet() => Sets++;

    internal override FlowBatch Open(FlowSchema schema, int wanted)
    {
        if (!_open.TryGetValue(schema.Id, out var batch) || batch.Room == 0)
        {
            batch = new BatchPool(schema, Math.Max(wanted, BatchPool.InitialRows)).Rent();
            _open[schema.Id] = batch;
            Batches.Add(batch);
        }
        return batch;
    }
}
