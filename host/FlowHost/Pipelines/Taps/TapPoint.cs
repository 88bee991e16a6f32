using FlowHost.Sdk;

namespace FlowHost.Pipelines;

/// <summary>A place in a pipeline where records can be looked at. While nobody does, it costs one comparison a batch.</summary>
/// <param name="name">What users call it.</param>
/// <param name="view">A schema as it is seen there.</param>
internal sealed class TapPoint(string name, Func<FlowSchema, FlowSchema> view)
{
    public const string Decoded = "decoded";
    public const string Enriched = "enriched";

    /// <summary>Followed by the exporter's name.</summary>
    public const string Exporter = "exporter:";

    private readonly Lock _gate = new();
    private volatile Tap[] _taps = [];

    public string Name { get; } = name;

    public FlowSchema View(FlowSchema schema) => view(schema);

    /// <summary>Shows a closed batch to whoever looks. Called by the worker, one batch at a time.</summary>
    public void Offer(FlowBatch batch)
    {
        foreach (var tap in _taps)
        {
            tap.Offer(batch, this);
        }
    }

    public void Add(Tap tap)
    {
        lock (_gate)
        {
            _taps = [.. _taps, tap];
        }
    }

    public void Remove(Tap tap)
    {
        lock (_gate)
        {
            _taps = [.. _taps.Where(other => other != tap)];
        }
    }
}
