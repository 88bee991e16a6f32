using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Keys;
using FlowHost.Pipelines;
using FlowHost.Plugins;

namespace FlowHost.Configuration;

/// <summary>Turns the entries of a pipeline into components: finds and loads their plugins, binds and validates their options.</summary>
internal sealed class PipelineResolver(IPluginCatalog catalog, ValueReader values)
{
    /// <summary>Resolves the entries of a stage.</summary>
    /// <returns>Those that are sound; what is wrong with others has been reported.</returns>
    public IReadOnlyList<ComponentDefinition> Resolve(PluginKind kind, IReadOnlyList<StageEntry> entries)
    {
        var names = new InstanceNames(values.Diagnostics, entries);
        var components = new List<ComponentDefinition>(entries.Count);
        foreach (var entry in entries)
        {
            var name = names.Next(entry);
            if (Find(kind, entry) is { } plugin && TryBind(plugin, entry, out var options))
            {
                components.Add(Create(kind, entry, plugin, name, options));
            }
        }
        return components;
    }

    private static ComponentDefinition Create(PluginKind kind, StageEntry entry, PluginType plugin, string name, object? options) =>
        kind == PluginKind.Exporter
            ? new ExporterDefinition
            {
                Plugin = plugin,
                InstanceName = name,
                Options = options,
                Position = entry.Position,
                Keys = (ExporterKeys)entry.Keys,
                FieldNames = entry.FieldNames,
            }
            : new ComponentDefinition { Plugin = plugin, InstanceName = name, Options = options, Position = entry.Position };

    private PluginType? Find(PluginKind kind, StageEntry entry)
    {
        try
        {
            var plugin = catalog.Load(entry.Use);
            if (plugin.Kind == kind)
            {
                return plugin;
            }
            values.Diagnostics.Error(
                entry.UsePosition,
                ErrorCodes.WrongStage,
                $"'{entry.Use}' is {plugin.Kind.WithArticle()}, not {kind.WithArticle()}: move it below '{plugin.Kind.Word()}s:'");
        }
        catch (PluginRefusedException exception)
        {
            values.Diagnostics.Error(entry.UsePosition, exception.Code, exception.Message);
        }
        return null;
    }

    private bool TryBind(PluginType plugin, StageEntry entry, out object? options)
    {
        options = null;
        var owner = $"{plugin.Kind.Word()} '{plugin.Id}'";
        var binder = new OptionsBinder(values, owner, StageReader.HostKeys(plugin.Kind));
        var before = values.Diagnostics.ErrorCount;
        try
        {
            if (plugin.Options is { } type)
            {
                options = binder.Bind(type, entry.Options);
            }
            else
            {
                binder.RefuseAll(entry.Options);
            }
        }
        catch (Exception exception)
        {
            // Constructors and setters of the options class are the plugin's code: whatever they throw is its fault.
            values.Diagnostics.Error(
                entry.Position, ErrorCodes.PluginFaulty, $"the options of {owner} cannot be used, which is the plugin's fault: {exception.Message}");
        }
        return values.Diagnostics.ErrorCount == before;
    }
}
