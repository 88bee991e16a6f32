using FlowHost.Configuration.Yaml;
using FlowHost.Pipelines;

namespace FlowHost.Configuration;

/// <summary>One entry of a stage as it stands in the file, before its plugin is known.</summary>
internal sealed class StageEntry
{
    /// <summary>The plugin's id.</summary>
    public required string Use { get; init; }

    /// <summary>Where the id stands.</summary>
    public required SourcePosition UsePosition { get; init; }

    /// <summary>Where the entry starts.</summary>
    public required SourcePosition Position { get; init; }

    /// <summary>Its <c>name</c>; null when it has none.</summary>
    public string? Name { get; init; }

    /// <summary>Where the name stands, else where the entry starts.</summary>
    public SourcePosition NamePosition { get; init; }

    /// <summary>The keys that are the plugin's.</summary>
    public required YamlMap Options { get; init; }

    /// <summary>An exporter's record types; null: all.</summary>
    public IReadOnlyList<string>? RecordTypes { get; init; }

    /// <summary>An exporter's queue.</summary>
    public QueueOptions Queue { get; init; } = new();
}
