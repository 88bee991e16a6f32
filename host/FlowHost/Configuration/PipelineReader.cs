using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Yaml;
using FlowHost.Plugins;

namespace FlowHost.Configuration;

/// <summary>Reads the keys of a pipeline that are the host's; what belongs to plugins is left as it stands.</summary>
/// <param name="values">Reads the nodes.</param>
internal sealed class PipelineReader(ValueReader values)
{
    private static readonly (string Key, PluginKind Kind)[] StageKeys =
    [
        ("inputs", PluginKind.Input),
        ("decoders", PluginKind.Decoder),
        ("enrichers", PluginKind.Enricher),
        ("exporters", PluginKind.Exporter),
    ];

    private static readonly string[] Keys = ["name", "elements", .. StageKeys.Select(stage => stage.Key)];
    private static readonly string[] LaterKeys = ["agents", "recordTypes"];

    /// <summary>Reads a document.</summary>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="root">Its content.</param>
    public PipelineSource Read(string file, YamlMap root)
    {
        var name = Names.From(Path.GetFileNameWithoutExtension(file));
        var directory = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var elements = new List<string>();
        var stages = StageKeys.ToDictionary(stage => stage.Kind, _ => (IReadOnlyList<StageEntry>)[]);
        foreach (var entry in root.Entries)
        {
            switch (entry.Name)
            {
                case "name":
                    name = NameOf(entry.Value, "name") ?? name;
                    break;
                case "elements":
                    elements.AddRange(ElementFiles(directory, entry.Value));
                    break;
                case var key when Array.FindIndex(StageKeys, stage => stage.Key == key) is var index and >= 0:
                    stages[StageKeys[index].Kind] = new StageReader(values, StageKeys[index].Kind).Read(entry.Value, key);
                    break;
                case var key when LaterKeys.Contains(key):
                    values.Diagnostics.Error(entry.Key.Position, ErrorCodes.NotSupportedYet, $"'{key}' is not supported yet: remove it");
                    break;
                default:
                    values.Diagnostics.Error(
                        entry.Key.Position,
                        ErrorCodes.UnknownKey,
                        $"a pipeline has no key '{entry.Name}'{Suggestion.Ask(entry.Name, Keys)}{UnknownKey.Known(Keys)}");
                    break;
            }
        }
        return new PipelineSource(name, directory, elements, stages);
    }

    private string? NameOf(YamlNode node, string key)
    {
        if (values.Text(node, key) is not { } name)
        {
            return null;
        }
        if (Names.Fault(name) is { } fault)
        {
            values.Diagnostics.Error(node.Position, ErrorCodes.InvalidName, $"the name {ValueReader.Shown((YamlScalar)node)} cannot be used: {fault}");
            return null;
        }
        return name;
    }

    private IEnumerable<string> ElementFiles(string directory, YamlNode node)
    {
        foreach (var item in values.Items(node, "elements") ?? [])
        {
            if (values.Text(item, "elements") is not { } text)
            {
                continue;
            }
            var path = Path.GetFullPath(text, directory);
            if (File.Exists(path))
            {
                yield return path;
            }
            else
            {
                values.Diagnostics.Error(
                    item.Position, ErrorCodes.FileNotFound, $"there is no element table {path}: paths start at the folder of the pipeline's file");
            }
        }
    }
}
