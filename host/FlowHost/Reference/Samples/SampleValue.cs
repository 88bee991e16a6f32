using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text;
using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Yaml;
using FlowHost.Sdk;

namespace FlowHost.Reference.Samples;

/// <summary>A value for an option that has no default worth showing: its author's example, else one of its type.</summary>
internal static class SampleValue
{
    /// <summary>The value as YAML, on one line.</summary>
    public static string Of(OptionReference option)
    {
        if (option.HasDefault)
        {
            return YamlText.Inline(option.Default!);
        }
        return option.Example.Length > 0 ? option.Example : OfType(option, option.Member.Type);
    }

    private static string OfType(OptionReference option, Type type)
    {
        if (ScalarText.CanRead(type))
        {
            return option.Member.IsSecret ? $"\"${{env:{Variable(option.Key)}}}\"" : Scalar(option, Nullable.GetUnderlyingType(type) ?? type);
        }
        if (CollectionShape.ItemOfDictionary(type) is { } value)
        {
            return $"{{ name: {OfType(option, value)} }}";
        }
        return CollectionShape.ItemOfList(type) is { } item
            ? $"[{OfType(option, item)}]"
            : "{ " + string.Join(", ", option.Nested.Where(nested => nested.IsRequired).Select(nested => $"{nested.Key}: {Of(nested)}")) + " }";
    }

    private static string Scalar(OptionReference option, Type type)
    {
        if (option.Choices.Count > 0)
        {
            return option.Choices[0].Word;
        }
        if (option.Member.Rules.OfType<RangeAttribute>().FirstOrDefault() is { } range)
        {
            return option.Member.Limit(range.Minimum);
        }
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => "true",
            _ when option.Member.IsByteSize => "1MiB",
            >= TypeCode.SByte and <= TypeCode.Decimal => "1",
            _ when type == typeof(TimeSpan) => "10s",
            _ when type == typeof(Uri) => "https://192.0.2.1",
            _ when type == typeof(IPAddress) => "192.0.2.1",
            _ when type == typeof(IPEndPoint) => "192.0.2.1:2055",
            _ when type == typeof(IPNetwork) || type == typeof(AddressRange) => "192.0.2.0/24",
            _ => "CHANGE-ME",
        };
    }

    // apiKey: API_KEY
    private static string Variable(string key)
    {
        var name = new StringBuilder(key.Length + 4);
        foreach (var letter in key)
        {
            if (char.IsUpper(letter))
            {
                name.Append('_');
            }
            name.Append(char.ToUpperInvariant(letter));
        }
        return name.ToString();
    }
}
