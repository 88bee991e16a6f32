using FlowHost.Sdk;

namespace FlowHost.Pipelines;

/// <summary>A worker's place for one schema: how it is handled, and the batch that is open, if any.</summary>
internal sealed class BoundBatch(BoundSchema bound)
{
    public BoundSchema Bound { get; set; } = bound;

    public FlowBatch? Batch { get; set; }
}
