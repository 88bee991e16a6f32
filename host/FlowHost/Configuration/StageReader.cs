using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Keys;
using FlowHost.Configuration.Yaml;
using FlowHost.Plugins;

namespace FlowHost.Configuration;

/// <summary>Reads the entries of one stage: an <c>id</c>, or <c>{use: id, …}</c>.</summary>
/// <param name="values">Reads the nodes.</param>
/// <param name="kind">The stage.</param>
/// <param name="when">Checks what an exporter's <c>when</c> names.</param>
internal sealed class StageReader(ValueReader values, PluginKind kind, WhenCheck when)
{
    private readonly Type _keys = kind == PluginKind.Exporter ? typeof(ExporterKeys) : typeof(EntryKeys);

    /// <summary>The keys of an entry that are the host's, not the plugin's.</summary>
    public static IReadOnlyCollection<string> HostKeys(PluginKind kind) =>
        [.. OptionsShape.Of(kind == PluginKind.Exporter ? typeof(ExporterKeys) : typeof(EntryKeys)).Keys];

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

    private StageEntry? ReadEntry(YamlNode node) => node is YamlMap map ? ReadMap(map) : ReadId(node);

    private StageEntry? ReadId(YamlNode node)
    {
        if (IdOf(node, $"an entry of {kind.Word()}s") is not { } id)
        {
            return null;
        }
        var keys = (EntryKeys)Activator.CreateInstance(_keys)!;
        keys.Use = id;
        return new StageEntry
        {
            Keys = keys,
            UsePosition = node.Position,
            Position = node.Position,
            Options = new YamlMap(node.Position, []),
        };
    }

    private StageEntry? ReadMap(YamlMap map)
    {
        if (map["enabled"] is YamlScalar { IsNull: false } enabled && enabled.Text.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        if (map["use"] is not { } use)
        {
            values.Diagnostics.Error(map.Position, ErrorCodes.MissingKey, $"this {kind.Word()} needs the key 'use': the id of a plugin{Colon(map)}");
            return null;
        }
        var id = IdOf(use, "use");
        var hostKeys = HostKeys(kind);
        var keys = (EntryKeys)new OptionsBinder(values, $"an entry of {kind.Word()}s", []).Bind(_keys, map.Only(hostKeys), elsewhere: ["use"]);
        keys.Use = id ?? "";
        if (map["name"] is YamlScalar name && keys.Name is { } given && Names.Fault(given) is { } fault)
        {
            values.Diagnostics.Error(name.Position, ErrorCodes.InvalidName, $"the name {ValueReader.Shown(name)} cannot be used: {fault}");
        }
        if (keys is ExporterKeys { When: { } condition } && map["when"] is YamlMap node)
        {
            when.Check(condition, node);
        }
        return id is null || !keys.Enabled
            ? null
            : new StageEntry
            {
                Keys = keys,
                UsePosition = use.Position,
                Position = map.Position,
                WrittenName = map["name"] as YamlScalar,
                FieldNames = [.. FieldNames(map)],
                Options = map.Without(hostKeys),
            };
    }

    private static IEnumerable<(string Name, SourcePosition Position)> FieldNames(YamlMap entry)
    {
        var fields = entry["fields"] as YamlMap;
        foreach (var list in new[] { fields?["include"], fields?["exclude"] })
        {
            foreach (var name in (list is YamlList items ? items.Items : [list!]).OfType<YamlScalar>())
            {
                yield return (name.Text, name.Position);
            }
        }
        foreach (var key in ((entry["when"] as YamlMap)?["field"] as YamlMap)?.Entries ?? [])
        {
            yield return (key.Name, key.Key.Position);
        }
    }

    // What an editor checks must stand in the file; and what stands outside it may be a secret, which messages about ids would show.
    private string? IdOf(YamlNode node, string key)
    {
        if (node is YamlScalar { IsNull: true, Text.Length: > 0 } word)
        {
            values.Diagnostics.Error(node.Position, ErrorCodes.EmptyValue, $"'{key}' is the id of a plugin; YAML reads '{word.Text}' as no value");
            return null;
        }
        if (node is YamlScalar scalar && Placeholders.Any(scalar.Text))
        {
            values.Diagnostics.Error(node.Position, ErrorCodes.BadPlaceholder, $"'{key}' is the id of a plugin, which must be written out");
            return null;
        }
        return values.Text(node, key);
    }

    // "- udp: {…}" is what people try first.
    private static string Colon(YamlMap map) => map.Entries is [var entry, ..] ? $", for example 'use: {entry.Name}'" : "";
}
