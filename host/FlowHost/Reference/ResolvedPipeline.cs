using FlowHost.Configuration;
using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Keys;
using FlowHost.Configuration.Yaml;
using FlowHost.Pipelines;
using FlowHost.Plugins;

namespace FlowHost.Reference;

/// <summary>Writes a pipeline with every key that it has, whether the user wrote it or not; entries that are disabled are left out.</summary>
/// <param name="root">The file.</param>
/// <param name="values">Reads the host's keys.</param>
/// <param name="writer">Writes the options.</param>
internal sealed class ResolvedPipeline(YamlMap root, ValueReader values, OptionsWriter writer)
{
    /// <summary>Writes it.</summary>
    /// <param name="pipeline">The same, resolved.</param>
    public YamlMap Write(PipelineDefinition pipeline)
    {
        (string Key, PluginKind Kind, IReadOnlyList<ComponentDefinition> Components)[] stages =
        [
            ("inputs", PluginKind.Input, pipeline.Inputs),
            ("decoders", PluginKind.Decoder, pipeline.Decoders),
            ("enrichers", PluginKind.Enricher, pipeline.Enrichers),
            ("exporters", PluginKind.Exporter, pipeline.Exporters),
        ];
        var keys = HostKeys(root, typeof(PipelineKeys), [.. stages.Select(stage => stage.Key)]).Entries
            .Where(entry => stages.All(stage => stage.Key != entry.Name) && entry.Value is not YamlList { Items.Count: 0 });
        return new YamlMap(
            SourcePosition.None,
            [
                .. keys.Select(entry => entry.Name == "name" ? Named(entry, pipeline.Name) : entry),
                .. stages.Where(stage => stage.Components.Count > 0)
                    .Select(stage => Entry(stage.Key, Stage(stage.Key, stage.Kind, stage.Components))),
            ]);
    }

    private YamlList Stage(string key, PluginKind kind, IReadOnlyList<ComponentDefinition> components)
    {
        var items = root[key] switch { YamlList list => list.Items, { } single => [single], null => [] };
        return new YamlList(
            SourcePosition.None,
            [.. components.Select(component => Component(kind, component, items.FirstOrDefault(item => item.Position == component.Position)))]);
    }

    private YamlMap Component(PluginKind kind, ComponentDefinition component, YamlNode? written)
    {
        var map = written as YamlMap ?? new YamlMap(SourcePosition.None, [Entry("use", written!)]);
        var taken = StageReader.HostKeys(kind);
        var first = OptionsShape.Of(typeof(EntryKeys));
        var keys = HostKeys(map.Only(taken), kind == PluginKind.Exporter ? typeof(ExporterKeys) : typeof(EntryKeys), [])
            .Entries.ToLookup(entry => first.Find(entry.Name) is not null);
        var options = component.Options is { } value ? writer.Write(value, map.Without(taken)).Entries : [];
        return new YamlMap(
            SourcePosition.None,
            [.. keys[true].Select(entry => entry.Name == "name" ? Named(entry, component.InstanceName) : entry), .. options, .. keys[false]]);
    }

    // What may be left out and is null says nothing; but for a name, which is known by now.
    private YamlMap HostKeys(YamlMap map, Type type, IReadOnlyCollection<string> elsewhere)
    {
        var keys = writer.Write(new OptionsBinder(values, "the pipeline", []).Bind(type, map, elsewhere), map);
        return new YamlMap(
            SourcePosition.None, [.. keys.Entries.Where(entry => entry.Name == "name" || entry.Value is not YamlScalar { IsNull: true })]);
    }

    private static YamlEntry Named(YamlEntry entry, string name) =>
        entry.Value is YamlScalar { IsNull: true } ? Entry("name", new YamlScalar(SourcePosition.None, name, IsQuoted: true)) : entry;

    private static YamlEntry Entry(string key, YamlNode value) => new(new YamlScalar(SourcePosition.None, key, IsQuoted: true), value);
}
