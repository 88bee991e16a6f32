namespace FlowHost.Pipelines;

/// <summary>An exporter entry, with what the host does in front of it.</summary>
internal sealed class ExporterDefinition : ComponentDefinition
{
    /// <summary>The record types it takes; null: all.</summary>
    public required IReadOnlyList<string>? RecordTypes { get; init; }

    /// <summary>How its queue is bounded.</summary>
    public required QueueOptions Queue { get; init; }
}
