using FlowHost.Configuration;
using FlowHost.Configuration.Keys;

namespace FlowHost.Pipelines;

/// <summary>An exporter entry, with what the host does in front of it.</summary>
internal sealed class ExporterDefinition : ComponentDefinition
{
    /// <summary>What the host does in front of it.</summary>
    public required ExporterKeys Keys { get; init; }

    /// <summary>The fields that <see cref="Keys"/> name, each with its place in the file.</summary>
    public IReadOnlyList<(string Name, SourcePosition Position)> FieldNames { get; init; } = [];
}
