using FlowHost.Configuration.Keys;

namespace FlowHost.Pipelines;

/// <summary>An exporter entry, with what the host does in front of it.</summary>
internal sealed class ExporterDefinition : ComponentDefinition
{
    /// <summary>What the host does in front of it.</summary>
    public required ExporterKeys Keys { get; init; }
}
