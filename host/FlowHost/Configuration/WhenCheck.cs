using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Keys;
using FlowHost.Configuration.Yaml;
using FlowHost.Pipelines.Selection;
using FlowHost.Sdk;

namespace FlowHost.Configuration;

/// <summary>Checks what an exporter's <c>when</c> names: record types that exist, and values that its fields may have.</summary>
internal sealed class WhenCheck(ValueReader values, ElementRegistry elements, RecordTypeTable recordTypes)
{
    /// <summary>Reports what can never hold.</summary>
    /// <param name="when">As it was bound.</param>
    /// <param name="node">As it stands in the file.</param>
    public void Check(WhenOptions when, YamlMap node)
    {
        foreach (var (type, item) in Items(when.Type, node["type"]))
        {
            if (!recordTypes.All.Contains(type))
            {
                values.Diagnostics.Error(
                    item.Position,
                    ErrorCodes.InvalidValue,
                    $"there is no record type {Shown(item)}{Suggestion.Ask(type, recordTypes.All)} (known: {string.Join(", ", recordTypes.All)})");
            }
        }
        foreach (var (name, accepted) in when.Field ?? [])
        {
            var field = (node["field"] as YamlMap)?[name];
            if (RecordMetadata.Names.Contains(name) && RecordMetadata.HasOneOf(name, accepted) is null)
            {
                values.Diagnostics.Error(
                    field?.Position ?? node.Position, ErrorCodes.InvalidValue, $"'{name}' is not compared here{(name == "Type" ? ": use 'when.type'" : "")}");
            }
            if (field is YamlList { Items.Count: 0 })
            {
                values.Diagnostics.Error(field.Position, ErrorCodes.EmptyValue, $"'{name}' names no value, so that no record would be taken");
            }
            foreach (var (text, item) in Items(accepted, field))
            {
                Check(name, text, item);
            }
        }
    }

    // What is no element may be a field that an enricher adds: its type is known when the schema is.
    private void Check(string name, string text, YamlNode item)
    {
        if (RecordMetadata.Fault(name, text) is { } wanted)
        {
            values.Diagnostics.Error(item.Position, ErrorCodes.WrongType, $"'{name}' must be {wanted}, not {Shown(item)}");
        }
        if (elements.TryFindByName(name, out var element) && FieldValue.Fault(element, text, IsHidden(item)) is { } expected)
        {
            values.Diagnostics.Error(item.Position, ErrorCodes.WrongType, $"'{name}' must be {expected}, not {Shown(item)}");
        }
    }

    private static bool IsHidden(YamlNode item) => item is YamlScalar scalar && Placeholders.Any(scalar.Text);

    private static string Shown(YamlNode item) => item is YamlScalar scalar ? ValueReader.Shown(scalar) : item.Noun;

    // Values that could not be read have been reported, and then the lists are not of one length.
    private static IEnumerable<(string Text, YamlNode Item)> Items(List<string>? texts, YamlNode? node)
    {
        IReadOnlyList<YamlNode> items = node switch { YamlList list => list.Items, null => [], _ => [node] };
        return texts is null || texts.Count != items.Count ? [] : texts.Zip(items);
    }
}
