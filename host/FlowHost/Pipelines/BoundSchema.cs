using FlowHost.Sdk;

namespace FlowHost.Pipelines;

/// <summary>A schema as this pipeline handles it: the batches that hold it, who enriches them and who gets them.</summary>
internal sealed class BoundSchema(BatchPool pool, EnrichStep[] steps, bool isSharedWriter, IBatchTarget[] targets, RebindRequest request)
{
    public BatchPool Pool { get; } = pool;

    public EnrichStep[] Steps { get; } = steps;

    /// <summary>Whether its rows change tables that other rows are joined with: the order of arrival then matters.</summary>
    public bool IsSharedWriter { get; } = isSharedWriter;

    /// <summary>The exporters that take this record type.</summary>
    public IBatchTarget[] Targets { get; } = targets;

    /// <summary>Whether an enricher asked to be bound again.</summary>
    public bool IsStale => request.IsSet;
}
