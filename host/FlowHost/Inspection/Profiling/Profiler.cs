using FlowHost.Pipelines;
using FlowHost.Sdk;

namespace FlowHost.Inspection.Profiling;

/// <summary>
/// Looks at one batch in so many, to tell how often fields are filled and what is in them; where records come slowly, at one a second. A target
/// among the exporters: called by the worker alone, and read under its gate. Knows no element: what it measures, rules ask for.
/// </summary>
/// <param name="oneIn">1: every batch.</param>
/// <param name="measures">What rules ask for.</param>
/// <param name="time">The clock; not asked where every batch is looked at.</param>
internal sealed class Profiler(int oneIn, IReadOnlyList<DurationMeasure> measures, TimeProvider time) : IBatchTarget
{
    /// <summary>Fields of one agent that are looked at; each takes up to a kilobyte.</summary>
    public const int AgentFieldLimit = 8_192;

    /// <summary>Fields of all agents together.</summary>
    public const int FieldLimit = 65_536;

    private readonly AgentMap<AgentProfile> _agents = new();
    private readonly Utf8Buffer _buffer = new();
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
        if (OneIn > 1 && !schema.IsDue(OneIn, time))
        {
            return;
        }
        var hasBegun = false;
        foreach (ref readonly var run in batch.Runs)
        {
            // What may be a forged address is forgotten again: nothing is kept of it, and it does not take the turn of others.
            if (!run.Source.Agent.IsEstablished)
            {
                continue;
            }
            if (!hasBegun)
            {
                schema.Begin(batch, time);
                hasBegun = true;
            }
            if (Find(run.Source, schema) is { } layout)
            {
                schema.Add(batch, run, layout, _buffer);
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

    /// <summary>Whether records of an agent were passed over. To be read under the worker's gate.</summary>
    public bool IsSampled(Agent agent) => OneIn > 1 || !agent.IsEstablished || _agents.Find(agent) is { IsFull: true };

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
        var agent = _agents[source.Agent];
        if (!agent.Layouts.TryGetValue(key, out var layout))
        {
            if (agent.Fields + schema.Fields > AgentFieldLimit || _fields + schema.Fields > FieldLimit)
            {
                IsFull = agent.IsFull = true;
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
