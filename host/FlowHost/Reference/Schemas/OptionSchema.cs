using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Yaml;

namespace FlowHost.Reference.Schemas;

/// <summary>JSON Schema of options: what <see cref="OptionsBinder"/> accepts, as far as a schema can say it.</summary>
internal static class OptionSchema
{
    /// <summary>A mapping with these keys and no others.</summary>
    public static JsonObject Object(IEnumerable<OptionReference> options) => Object(options.Select(option => (option, Of(option))));

    /// <summary>A mapping with these keys, whose schemas are known, and no others.</summary>
    public static JsonObject Object(IEnumerable<(OptionReference Option, JsonObject Schema)> options)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var (option, schema) in options)
        {
            properties.Add(option.Key, schema);
            if (option.IsRequired)
            {
                required.Add(option.Key);
            }
        }
        var json = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (required.Count > 0)
        {
            json["required"] = required;
        }
        return json;
    }

    /// <summary>The value of a key.</summary>
    public static JsonObject Of(OptionReference option)
    {
        List<JsonObject> alternatives = [.. Alternatives(option, option.Member.Type, isItem: false)];
        if (option.Member.IsNullable)
        {
            alternatives.Add(new JsonObject { ["type"] = "null" });
        }
        return Described(option, AnyOf(alternatives));
    }

    /// <summary>Adds the words and the default of an option to its schema.</summary>
    public static JsonObject Described(OptionReference option, JsonObject schema)
    {
        var type = OptionWords.Type(option);
        var range = option.Nested.Count > 0 || option.Choices.Count > 0 ? "" : $"{char.ToUpperInvariant(type[0])}{type[1..]}.";
        var description = string.Join(' ', new[] { OptionWords.Meaning(option), range }.Where(words => words.Length > 0));
        if (description.Length > 0)
        {
            schema["description"] = description;
        }
        if (option.Default is not (null or YamlScalar { IsNull: true }) && !option.Member.IsSecret)
        {
            schema["default"] = NodeJson.Of(option.Default, option.Member.Type);
        }
        return schema;
    }

    /// <summary>One of several; a single one is itself.</summary>
    public static JsonObject AnyOf(IReadOnlyList<JsonObject> alternatives) =>
        alternatives is [var only] ? only : new JsonObject { ["anyOf"] = new JsonArray([.. alternatives]) };

    private static IEnumerable<JsonObject> Alternatives(OptionReference option, Type type, bool isItem)
    {
        if (ScalarText.CanRead(type))
        {
            return ScalarSchema.Of(option, Nullable.GetUnderlyingType(type) ?? type);
        }
        if (CollectionShape.ItemOfDictionary(type) is { } value)
        {
            var dictionary = new JsonObject { ["type"] = "object", ["additionalProperties"] = AnyOf([.. Alternatives(option, value, isItem: true)]) };
            return [isItem ? dictionary : Counted(dictionary, option, "Properties")];
        }
        if (CollectionShape.ItemOfList(type) is { } item)
        {
            var list = new JsonObject { ["type"] = "array", ["items"] = AnyOf([.. Alternatives(option, item, isItem: true)]) };
            return [isItem ? list : Counted(list, option, "Items"), .. Single(option, item)];
        }
        return [option.Nested.Count > 0 ? Object(option.Nested) : new JsonObject { ["type"] = "object" }];
    }

    // A single value counts as a list of one.
    private static IEnumerable<JsonObject> Single(OptionReference option, Type item) =>
        ScalarText.CanRead(item) ? ScalarSchema.Of(option, item) : CollectionShape.ItemOfList(item) is { } inner ? Single(option, inner) : [];

    private static JsonObject Counted(JsonObject schema, OptionReference option, string what)
    {
        foreach (var rule in option.Member.Rules)
        {
            var (least, most) = rule switch
            {
                MinLengthAttribute minimum => (minimum.Length, -1),
                MaxLengthAttribute maximum => (0, maximum.Length),
                LengthAttribute both => (both.MinimumLength, both.MaximumLength),
                _ => (0, -1),
            };
            if (least > 0)
            {
                schema["min" + what] = least;
            }
            if (most >= 0)
            {
                schema["max" + what] = most;
            }
        }
        return schema;
    }
}
