using FlowHost.Configuration.Keys;
using FlowHost.Configuration.Yaml;

namespace FlowHost.Configuration;

/// <summary>One entry of a stage as it stands in the file, before its plugin is known.</summary>
internal sealed class StageEntry
{
    /// <summary>The host's own keys; an <see cref="ExporterKeys"/> for an exporter.</summary>
    public required EntryKeys Keys { get; init; }

    /// <summary>Where the plugin's id stands.</summary>
    public required SourcePosition UsePosition { get; init; }

    /// <summary>Where the entry starts.</summary>
    public required SourcePosition Position { get; init; }

    /// <summary>The name as it stands in the file; null when there is none.</summary>
    public YamlScalar? WrittenName { get; init; }

    /// <summary>The fields that an exporter's <c>fields</c> and <c>when</c> name, each with its place.</summary>
    public IReadOnlyList<(string Name, SourcePosition Position)> FieldNames { get; init; } = [];

    /// <summary>The keys that are the plugin's.</summary>
    public required YamlMap Options { get; init; }

    /// <summary>The plugin's id.</summary>
    public string Use => Keys.Use;

    /// <summary>Its <c>name</c>; null when it has none.</summary>
    public string? Name => Keys.Name;
}
