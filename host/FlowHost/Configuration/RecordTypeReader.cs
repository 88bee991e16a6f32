using System.Globalization;
using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Keys;
using FlowHost.Configuration.Yaml;
using FlowHost.Sdk;

namespace FlowHost.Configuration;

/// <summary>Turns the entries below <c>recordTypes:</c> into rules: finds the elements that they name.</summary>
internal sealed class RecordTypeReader(ValueReader values, ElementRegistry elements)
{
    /// <summary>The pipeline's rules before the built-in ones.</summary>
    /// <param name="entries">As they were bound.</param>
    /// <param name="node">As they stand in the file.</param>
    public RecordTypeTable Read(IReadOnlyList<RecordTypeOptions> entries, YamlNode? node)
    {
        if (entries.Count == 0)
        {
            return RecordTypeTable.Builtin;
        }
        var rules = new List<(bool ForOptions, RecordTypeRule Rule)>();
        // An entry that could not be read has been reported; then positions are not known.
        var maps = node is YamlList list && list.Items.Count == entries.Count ? list.Items : null;
        for (var i = 0; i < entries.Count; i++)
        {
            var map = maps?[i] as YamlMap;
            CheckName(entries[i].Type, map);
            rules.Add((
                entries[i].Options,
                new RecordTypeRule(entries[i].Type, Find(entries[i].All, map?["all"]), Find(entries[i].None, map?["none"]))));
        }
        return new RecordTypeTable(
            [.. rules.Where(rule => rule.ForOptions).Select(rule => rule.Rule)], [.. rules.Where(rule => !rule.ForOptions).Select(rule => rule.Rule)]);
    }

    private void CheckName(string type, YamlMap? map)
    {
        if (type.Length > 0 && map?["type"] is YamlScalar scalar && Names.Fault(type) is { } fault)
        {
            values.Diagnostics.Error(
                scalar.Position, ErrorCodes.InvalidName, $"the record type {ValueReader.Shown(scalar)} cannot be used: {fault}");
        }
    }

    private List<Element> Find(List<string> names, YamlNode? node)
    {
        var found = new List<Element>();
        // As with the entries: one that could not be read has been reported.
        IReadOnlyList<YamlNode>? items = node is YamlList list ? list.Items : node is null ? null : [node];
        items = items?.Count == names.Count ? items : null;
        for (var i = 0; i < names.Count; i++)
        {
            if (Find(names[i]) is { } element)
            {
                found.Add(element);
            }
            else if (items?[i] is YamlScalar item)
            {
                values.Diagnostics.Error(
                    item.Position,
                    ErrorCodes.InvalidValue,
                    $"there is no element {ValueReader.Shown(item)}{Hint(item)}; write a name, an id, or enterprise:id");
            }
        }
        return found;
    }

    // A suggestion would tell what a placeholder stands for.
    private string Hint(YamlScalar name) => Placeholders.Any(name.Text) ? "" : Suggestion.Ask(name.Text, elements.Names);

    // An element that no table names can be told by its number all the same.
    private Element? Find(string text)
    {
        if (elements.TryFindByName(text, out var named))
        {
            return named;
        }
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        uint enterprise = 0;
        return (colon < 0 || uint.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out enterprise))
            && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? elements.Resolve(enterprise, id, 0, [])
                : null;
    }
}
