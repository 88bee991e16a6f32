using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Keys;
using FlowHost.Configuration.Yaml;
using FlowHost.ElementTables;
using FlowHost.Plugins;
using FlowHost.Sdk;

namespace FlowHost.Configuration;

/// <summary>Reads the keys of a pipeline that are the host's; what belongs to plugins is left as it stands.</summary>
/// <param name="values">Reads the nodes.</param>
internal sealed class PipelineReader(ValueReader values)
{
    private static readonly Dictionary<string, PluginKind> StageKeys = new(StringComparer.Ordinal)
    {
        ["inputs"] = PluginKind.Input,
        ["decoders"] = PluginKind.Decoder,
        ["enrichers"] = PluginKind.Enricher,
        ["exporters"] = PluginKind.Exporter,
    };

    /// <summary>Reads a document.</summary>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="root">Its content.</param>
    public PipelineSource Read(string file, YamlMap root)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var keys = (PipelineKeys)new OptionsBinder(values, "a pipeline", []).Bind(typeof(PipelineKeys), root, StageKeys.Keys);
        var elements = ElementFiles.Load(keys.Elements, root["elements"], directory, values.Diagnostics);
        var recordTypes = new RecordTypeReader(values, elements).Read(keys.RecordTypes, root["recordTypes"]);
        return new PipelineSource(NameOf(keys, root) ?? Names.From(Path.GetFileNameWithoutExtension(file)), directory, Stages(root, elements, recordTypes))
        {
            Elements = elements,
            RecordTypes = recordTypes,
            Agents = keys.Agents,
        };
    }

    private Dictionary<PluginKind, IReadOnlyList<StageEntry>> Stages(YamlMap root, ElementRegistry elements, RecordTypeTable recordTypes)
    {
        var when = new WhenCheck(values, elements, recordTypes);
        var stages = new Dictionary<PluginKind, IReadOnlyList<StageEntry>>();
        foreach (var (key, kind) in StageKeys)
        {
            stages[kind] = root[key] is { } node ? new StageReader(values, kind, when).Read(node, key) : [];
        }
        return stages;
    }

    private string? NameOf(PipelineKeys keys, YamlMap root)
    {
        if (root["name"] is not YamlScalar node || keys.Name is not { } name || Names.Fault(name) is not { } fault)
        {
            return keys.Name;
        }
        values.Diagnostics.Error(node.Position, ErrorCodes.InvalidName, $"the name {ValueReader.Shown(node)} cannot be used: {fault}");
        return null;
    }
}
