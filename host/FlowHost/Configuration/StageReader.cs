using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Yaml;
using FlowHost.Pipelines;
using FlowHost.Plugins;

namespace FlowHost.Configuration;

/// <summary>Reads the entries of one stage: an <c>id</c>, or <c>{use: id, …}</c>.</summary>
internal sealed class StageReader(ValueReader values, PluginKind kind)
{
    private static readonly string[] EveryStage = ["use", "name", "enabled"];
    private static readonly string[] Exporters = [.. EveryStage, "when", "queue"];

    /// <summary>The keys of an entry that are the host's, not the plugin's.</summary>
    public static IReadOnlyCollection<string> HostKeys(PluginKind kind) => kind == PluginKind.Exporter ? Exporters : EveryStage;

    /// <summary>Reads a stage; entries that are disabled are left out.</summary>
    public IReadOnlyList<StageEntry> Read(YamlNode node, string key)
    {
        var entries = new List<StageEntry>();
        foreach (var item in values.Items(node, key) ?? [])
        {
            if (ReadEntry(item) is { } entry)
            {
                entries.Add(entry);
            }
        }
        return entries;
    }

    private StageEntry? ReadEntry(YamlNode node)
    {
        if (node is not YamlMap map)
        {
            return values.Text(node, $"an entry of {kind.Word()}s") is { } id
                ? new StageEntry
                {
                    Use = id,
                    UsePosition = node.Position,
                    Position = node.Position,
                    NamePosition = node.Position,
                    Options = new YamlMap(node.Position, []),
                }
                : null;
        }
        if (map["enabled"] is { } enabled && values.Value(enabled, typeof(bool), "enabled") is false)
        {
            return null;
        }
        if (map["use"] is not { } use)
        {
            values.Diagnostics.Error(map.Position, ErrorCodes.MissingKey, $"this {kind.Word()} needs the key 'use': the id of a plugin{Colon(map)}");
            return null;
        }
        var text = values.Text(use, "use");
        var name = map["name"] is { } nameNode ? ReadName(nameNode) : null;
        var isExporter = kind == PluginKind.Exporter;
        var types = isExporter && map["when"] is { } when ? new WhenReader(values).Read(when) : null;
        var queue = isExporter && map["queue"] is { } queueNode ? ReadQueue(queueNode) : new QueueOptions();
        return text is null
            ? null
            : new StageEntry
            {
                Use = text,
                UsePosition = use.Position,
                Position = map.Position,
                Name = name,
                NamePosition = map["name"]?.Position ?? map.Position,
                Options = map.Without(HostKeys(kind)),
                RecordTypes = types,
                Queue = queue,
            };
    }

    // "- udp: {…}" is what people try first.
    private static string Colon(YamlMap map) => map.Entries is [var entry, ..] ? $", for example 'use: {entry.Name}'" : "";

    private string? ReadName(YamlNode node)
    {
        if (values.Text(node, "name") is not { } name)
        {
            return null;
        }
        if (Names.Fault(name) is not { } fault)
        {
            return name;
        }
        values.Diagnostics.Error(node.Position, ErrorCodes.InvalidName, $"the name {ValueReader.Shown((YamlScalar)node)} cannot be used: {fault}");
        return null;
    }

    private QueueOptions ReadQueue(YamlNode node) =>
        values.Map(node, "queue") is { } map
            ? (QueueOptions)new OptionsBinder(values, "the queue of an exporter", []).Bind(typeof(QueueOptions), map)
            : new QueueOptions();
}
