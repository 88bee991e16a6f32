using FlowHost.Pipelines;
using FlowHost.Sdk;

namespace FlowHost.Inspection.Profiling;

/// <summary>
/// Looks at one batch in so many, to tell how often fields are filled and what is in them. A target among the exporters: called by the worker
/// alone, and read under its gate. Knows no element: what it measures, rules ask for.
/// </summary>
/// <param name="oneIn">1: every batch.</param>
/// <param name="measures">What rules ask for.</param>
internal sealed class Profiler(int oneIn, IReadOnlyList<DurationMeasure> measures) : IBatchTarget
{
    /// <summary>Fields of one agent that are looked at; each takes up to a kilobyte.</summary>
    public const int AgentFieldLimit = 8_192;

    /// <summary>Fields of all agents together.</summary>
    public const int FieldLimit = 65_536;

    private readonly AgentMap<AgentProfile> _agents = new();
    private SchemaProfile?[] _schemas = new SchemaProfile?[64];
    private ProfileKey _lastKey;
    private Agent? _lastAgent;
    private LayoutProfile? _last;
    private int _fields;

    /// <summary>One batch in so many is looked at.</summary>
    public int OneIn { get; } = oneIn;

    /// <summary>Whether there were layouts for which there was no room.</summary>
    public bool IsFull { get; private set; }

    /// <inheritdoc/>
    public void Send(FlowBatch batch, bool canWait)
    {
        var schema = SchemaOf(batch.Schema);
        if (!schema.IsDue(OneIn))
        {
            return;
        }
        schema.Begin(batch);
        foreach (ref readonly var run in batch.Runs)
        {
            if (Find(run.Source, schema) is { } layout)
            {
                schema.Add(batch, run, layout);
            }
        }
    }

    /// <inheritdoc/>
    public void WaitForRoom()
    {
        // Never full.
    }

    /// <inheritdoc/>
    public void EndBurst()
    {
        // Keeps no batch.
    }

    /// <summary>The layouts of an agent; empty when nothing of it was looked at. To be read under the worker's gate.</summary>
    public IReadOnlyDictionary<ProfileKey, LayoutProfile> Of(Agent agent) => _agents.Find(agent)?.Layouts ?? [];

    private SchemaProfile SchemaOf(FlowSchema schema)
    {
        if (schema.Id >= _schemas.Length)
        {
            Array.Resize(ref _schemas, Math.Max(schema.Id + 1, _schemas.Length * 2));
        }
        return _schemas[schema.Id] ??= new SchemaProfile(schema, measures);
    }

    private LayoutProfile? Find(in RecordSource source, SchemaProfile schema)
    {
        var key = new ProfileKey(source.Version, source.Domain, source.SetId, schema.Schema.Root);
        if (_last is not null && ReferenceEquals(_lastAgent, source.Agent) && _lastKey == key)
        {
            return _last;
        }
        // What may be a forged address is forgotten again: nothing is kept of it.
        if (!source.Agent.IsEstablished)
        {
            return null;
        }
        var agent = _agents[source.Agent];
        if (!agent.Layouts.TryGetValue(key, out var layout))
        {
            if (agent.Fields + schema.Fields > AgentFieldLimit || _fields + schema.Fields > FieldLimit)
            {
                IsFull = true;
                return null;
            }
            agent.Layouts.Add(key, layout = new LayoutProfile(schema));
            agent.Fields += schema.Fields;
            _fields += schema.Fields;
        }
        (_lastAgent, _lastKey, _last) = (source.Agent, key, layout);
        return layout;
    }
}
