using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Yaml;

namespace FlowHost.Reference;

/// <summary>A value of YAML as JSON.</summary>
internal static class NodeJson
{
    /// <summary>How JSON of the commands is laid out: for eyes, too.</summary>
    public static JsonSerializerOptions Layout { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Converts a value.</summary>
    /// <param name="node">The value.</param>
    /// <param name="type">The type that it is read as: what is neither number nor truth value is text.</param>
    public static JsonNode? Of(YamlNode node, Type type) => node switch
    {
        YamlScalar { IsNull: true } => null,
        YamlScalar scalar => Scalar(scalar.Text, type),
        YamlList list => new JsonArray([.. list.Items.Select(item => Of(item, Item(type)))]),
        YamlMap map => new JsonObject(map.Entries.Select(entry => new KeyValuePair<string, JsonNode?>(entry.Name, Of(entry.Value, Item(type))))),
        _ => null,
    };

    private static JsonValue? Scalar(string text, Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean when bool.TryParse(text, out var flag) => JsonValue.Create(flag),
        >= TypeCode.SByte and <= TypeCode.Decimal when !type.IsEnum && TryRead(text, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };

    private static bool TryRead(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private static Type Item(Type type) => CollectionShape.ItemOfDictionary(type) ?? CollectionShape.ItemOfList(type) ?? type;
}
