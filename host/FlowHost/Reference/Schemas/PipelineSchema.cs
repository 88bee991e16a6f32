using System.Text.Json.Nodes;
using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Keys;
using FlowHost.Plugins;

namespace FlowHost.Reference.Schemas;

/// <summary>
/// JSON Schema of a pipeline's file, for editors. Plugins are told apart by an enumeration of one word and not by if and then:
/// more validators know it.
/// </summary>
internal static class PipelineSchema
{
    /// <summary>The schema for a pipeline that may use these plugins.</summary>
    public static JsonObject Of(IReadOnlyCollection<PluginReference> plugins)
    {
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = "FlowHost pipeline" };
        foreach (var (key, value) in OptionSchema.Object(OptionsReference.Of(typeof(PipelineKeys)).Select(key => (key, Key(key, plugins)))).ToArray())
        {
            schema[key] = value?.DeepClone();
        }
        return schema;
    }

    private static JsonObject Key(OptionReference key, IEnumerable<PluginReference> plugins) =>
        CollectionShape.ItemOfList(key.Member.Type) is { } entry && entry.IsAssignableTo(typeof(EntryKeys))
            ? OptionSchema.Described(key, Stage(entry, [.. plugins.Where(plugin => plugin.Entry.Kind.Word() + "s" == key.Key)]))
            : OptionSchema.Of(key);

    private static JsonObject Stage(Type entry, IReadOnlyCollection<PluginReference> plugins)
    {
        var keys = OptionsReference.Of(entry);
        var items = OptionSchema.AnyOf([.. Ids(plugins), .. plugins.Select(plugin => Entry(keys, plugin)), Disabled()]);
        return OptionSchema.AnyOf([new JsonObject { ["type"] = "array", ["items"] = items }, .. Ids(plugins)]);
    }

    // An id alone will do where no option must be there.
    private static IEnumerable<JsonObject> Ids(IEnumerable<PluginReference> plugins) =>
        plugins.Where(plugin => !plugin.Options.Any(option => option.IsRequired)).Select(Id);

    private static JsonObject Id(PluginReference plugin) => new() { ["enum"] = new JsonArray(plugin.Id), ["description"] = plugin.Entry.Description };

    private static JsonObject Entry(IEnumerable<OptionReference> keys, PluginReference plugin)
    {
        var schema = OptionSchema.Object(keys.Select(key => (key, key.Key == "use" ? Id(plugin) : OptionSchema.Of(key)))
            .Concat(plugin.Options.Select(option => (option, OptionSchema.Of(option)))));
        schema["description"] = plugin.Entry.Description;
        return schema;
    }

    // Nothing is said of an entry that is not used: its plugin need not be there.
    private static JsonObject Disabled() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject { ["enabled"] = new JsonObject { ["enum"] = new JsonArray(false) } },
        ["required"] = new JsonArray("enabled"),
    };
}
