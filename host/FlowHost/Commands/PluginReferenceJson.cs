using System.Text.Json.Nodes;
using FlowHost.Plugins;
using FlowHost.Reference;

namespace FlowHost.Commands;

/// <summary>What there is to say of a plugin, for machines.</summary>
internal static class PluginReferenceJson
{
    public static string Write(PluginReference plugin) => new JsonObject
    {
        ["id"] = plugin.Id,
        ["kind"] = plugin.Entry.Kind.Word(),
        ["description"] = plugin.Entry.Description,
        ["version"] = plugin.Entry.Version,
        ["sdk"] = plugin.Entry.Sdk,
        ["folder"] = plugin.Entry.Folder,
        ["options"] = Options(plugin.Options),
    }.ToJsonString(NodeJson.Layout);

    private static JsonArray Options(IEnumerable<OptionReference> options) => new([.. options.Select(Option)]);

    private static JsonObject Option(OptionReference option)
    {
        var json = new JsonObject
        {
            ["key"] = option.Key,
            ["type"] = option.Type,
            ["required"] = option.IsRequired,
            ["secret"] = option.Member.IsSecret,
            ["default"] = option.Default is { } node ? NodeJson.Of(node, option.Member.Type) : null,
            ["defaultMeaning"] = option.DefaultMeaning,
            ["allowed"] = option.Allowed,
            ["meaning"] = option.Meaning,
        };
        if (option.Choices.Count > 0)
        {
            var choices = option.Choices.Select(choice => new JsonObject { ["value"] = choice.Word, ["meaning"] = choice.Meaning });
            json["choices"] = new JsonArray([.. choices]);
        }
        if (option.Nested.Count > 0)
        {
            json["options"] = Options(option.Nested);
        }
        return json;
    }
}
