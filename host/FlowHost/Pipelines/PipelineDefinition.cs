namespace FlowHost.Pipelines;

/// <summary>A pipeline, resolved and valid: what one YAML file, or <c>decode</c>, asks for. Disabled entries are not in it.</summary>
internal sealed class PipelineDefinition
{
    /// <summary>The pipeline's <c>name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The folder that relative paths of files that are read start at.</summary>
    public required string Directory { get; init; }

    /// <summary>Full paths of the CSVs below <c>elements</c>, in order.</summary>
    public IReadOnlyList<string> ElementFiles { get; init; } = [];

    /// <summary>The inputs; for a capture the one that plays it.</summary>
    public required IReadOnlyList<ComponentDefinition> Inputs { get; init; }

    /// <summary>The decoders, in the order in which they are asked.</summary>
    public required IReadOnlyList<ComponentDefinition> Decoders { get; init; }

    /// <summary>The enrichers, in the order in which they run.</summary>
    public IReadOnlyList<ComponentDefinition> Enrichers { get; init; } = [];

    /// <summary>The exporters.</summary>
    public required IReadOnlyList<ExporterDefinition> Exporters { get; init; }
}
