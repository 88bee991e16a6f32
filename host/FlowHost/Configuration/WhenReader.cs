using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Yaml;
using FlowHost.Sdk;

namespace FlowHost.Configuration;

/// <summary>Reads an exporter's <c>when</c>: which records it takes.</summary>
internal sealed class WhenReader(ValueReader values)
{
    private static readonly string[] Keys = ["type"];
    private static readonly string[] LaterKeys = ["agent", "field"];

    /// <summary>The record types; null: all.</summary>
    public IReadOnlyList<string>? Read(YamlNode node)
    {
        List<string>? types = null;
        foreach (var entry in values.Map(node, "when")?.Entries ?? [])
        {
            if (entry.Name == "type")
            {
                types = Types(entry.Value);
            }
            else if (LaterKeys.Contains(entry.Name))
            {
                values.Diagnostics.Error(entry.Key.Position, ErrorCodes.NotSupportedYet, $"'when.{entry.Name}' is not supported yet: remove it");
            }
            else
            {
                values.Diagnostics.Error(
                    entry.Key.Position,
                    ErrorCodes.UnknownKey,
                    $"'when' has no key '{entry.Name}'{Suggestion.Ask(entry.Name, Keys)}{UnknownKey.Known(Keys)}");
            }
        }
        return types;
    }

    private List<string> Types(YamlNode node)
    {
        var types = new List<string>();
        var items = values.Items(node, "when.type");
        if (items is [])
        {
            values.Diagnostics.Error(
                node.Position, ErrorCodes.EmptyValue, "'when.type' names no record type, so that no record would be taken: name one, or remove 'when'");
        }
        foreach (var item in items ?? [])
        {
            if (values.Text(item, "when.type") is not { } type)
            {
                continue;
            }
            types.Add(type);
            if (!RecordTypes.All.Contains(type))
            {
                values.Diagnostics.Error(
                    item.Position,
                    ErrorCodes.InvalidValue,
                    $"there is no record type {ValueReader.Shown((YamlScalar)item)}{Suggestion.Ask(type, RecordTypes.All)} (known: {string.Join(", ", RecordTypes.All)})");
            }
        }
        return types;
    }
}
