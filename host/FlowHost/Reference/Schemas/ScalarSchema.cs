using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using FlowHost.Configuration.Binding;

namespace FlowHost.Reference.Schemas;

/// <summary>JSON Schema of single values. Whatever the type, a text with a placeholder may stand for it, and a number may be quoted.</summary>
internal static class ScalarSchema
{
    private const string Placeholder = @"\$\{";

    /// <summary>The forms that a value may have.</summary>
    public static IEnumerable<JsonObject> Of(OptionReference option, Type type)
    {
        if (type == typeof(string))
        {
            return [Text(option)];
        }
        if (type.IsEnum)
        {
            return [Words(option.Choices.Select(choice => choice.Word)), Pattern(Variants(type))];
        }
        if (type == typeof(bool))
        {
            return [new JsonObject { ["type"] = "boolean" }, Pattern("^(true|True|TRUE|false|False|FALSE)$")];
        }
        if (type == typeof(TimeSpan))
        {
            return [new JsonObject { ["enum"] = new JsonArray(0) }, Pattern(DurationText.Pattern)];
        }
        if (type == typeof(Uri))
        {
            return [Pattern("^[A-Za-z][A-Za-z0-9+.-]*:")];
        }
        return Type.GetTypeCode(type) switch
        {
            >= TypeCode.SByte and <= TypeCode.UInt64 => 
                [Number("integer", option, type), Pattern(option.Member.IsByteSize ? ByteSizeText.Pattern : "^[+-]?[0-9]+$")],
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => 
                [Number("number", option, type), Pattern(@"^[+-]?[0-9]*\.?[0-9]+([eE][+-]?[0-9]+)?$")],
            _ => [new JsonObject { ["type"] = new JsonArray("string", "number") }],
        };
    }

    // YAML reads 2055 and true as other things than text; as the value of a text option they are text.
    private static JsonObject Text(OptionReference option)
    {
        var allowed = option.Member.Rules.OfType<AllowedValuesAttribute>().FirstOrDefault();
        if (allowed is not null)
        {
            return OptionSchema.AnyOf([Words(allowed.Values.OfType<string>()), Pattern("^$")]);
        }
        var schema = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") };
        if (option.Member.Type == typeof(string)
            && option.Member.Rules.Any(rule => rule is RequiredAttribute { AllowEmptyStrings: false } or MinLengthAttribute { Length: > 0 }))
        {
            schema["minLength"] = 1;
        }
        return schema;
    }

    private static JsonObject Words(IEnumerable<string> words) =>
        new() { ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = $"{pattern}|{Placeholder}" };

    // What else EnumText takes, but for odd capitals: dropNewest, DropNewest.
    private static string Variants(Type type) =>
        $"^({string.Join('|', Enum.GetNames(type).SelectMany(name => new[] { OptionMember.KeyOf(name), name }).Distinct())})$";

    private static JsonObject Number(string kind, OptionReference option, Type type)
    {
        var schema = new JsonObject { ["type"] = kind };
        var (least, most) = option.Member.Rules.OfType<RangeAttribute>().FirstOrDefault() is { } range
            ? (Limit(range.Minimum), Limit(range.Maximum))
            : Bounds(type);
        if (least is not null)
        {
            schema["minimum"] = least;
        }
        if (most is not null)
        {
            schema["maximum"] = most;
        }
        return schema;
    }

    // Of a duration's limits nothing can be said in numbers.
    private static decimal? Limit(object limit)
    {
        var text = Convert.ToString(limit, CultureInfo.InvariantCulture);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static (decimal? Least, decimal? Most) Bounds(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.SByte => (sbyte.MinValue, sbyte.MaxValue),
        TypeCode.Byte => (0, byte.MaxValue),
        TypeCode.Int16 => (short.MinValue, short.MaxValue),
        TypeCode.UInt16 => (0, ushort.MaxValue),
        TypeCode.Int32 => (int.MinValue, int.MaxValue),
        TypeCode.UInt32 => (0, uint.MaxValue),
        TypeCode.UInt64 => (0, null),
        _ => (null, null),
    };
}
