using FlowHost.Configuration;
using FlowHost.Plugins;

namespace FlowHost.Pipelines;

/// <summary>One entry of a pipeline, resolved: its plugin is loaded and its options are bound and valid.</summary>
internal class ComponentDefinition
{
    /// <summary>The plugin to make instances of.</summary>
    public required PluginType Plugin { get; init; }

    /// <summary>The entry's <c>name</c>, else the plugin's id; unique within the stage.</summary>
    public required string InstanceName { get; init; }

    /// <summary>An object of <see cref="PluginType.Options"/>; null when the plugin takes none.</summary>
    public required object? Options { get; init; }

    /// <summary>Where the entry stands in the YAML file.</summary>
    public required SourcePosition Position { get; init; }
}
