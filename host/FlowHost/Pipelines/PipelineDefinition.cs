using FlowHost.Configuration.Keys;
using FlowHost.Sdk;

namespace FlowHost.Pipelines;

/// <summary>A pipeline, resolved and valid: what one YAML file, or <c>decode</c>, asks for. Disabled entries are not in it.</summary>
internal sealed class PipelineDefinition
{
    /// <summary>The pipeline's <c>name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The folder that relative paths of files that are read start at.</summary>
    public required string Directory { get; init; }

    /// <summary>The elements that templates are read with.</summary>
    public ElementRegistry Elements { get; init; } = ElementRegistry.Builtin;

    /// <summary>The rules that tell what kind a record is.</summary>
    public RecordTypeTable RecordTypes { get; init; } = RecordTypeTable.Builtin;

    /// <summary>What is known of single devices; the first that matches counts.</summary>
    public IReadOnlyList<AgentOptions> Agents { get; init; } = [];

    /// <summary>The inputs; for a capture the one that plays it.</summary>
    public required IReadOnlyList<ComponentDefinition> Inputs { get; init; }

    /// <summary>The decoders, in the order in which they are asked.</summary>
    public required IReadOnlyList<ComponentDefinition> Decoders { get; init; }

    /// <summary>The enrichers, in the order in which they run.</summary>
    public IReadOnlyList<ComponentDefinition> Enrichers { get; init; } = [];

    /// <summary>The exporters.</summary>
    public required IReadOnlyList<ExporterDefinition> Exporters { get; init; }
}
