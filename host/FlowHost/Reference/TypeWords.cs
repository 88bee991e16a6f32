using System.Net;
using FlowHost.Configuration.Binding;
using FlowHost.Sdk;

namespace FlowHost.Reference;

/// <summary>Words for the types of options, as users of YAML call them.</summary>
internal static class TypeWords
{
    /// <summary>The type of a member: <c>size</c>, <c>list of networks</c>.</summary>
    public static string Of(OptionMember member) => Of(member.Type, member.IsByteSize, isPlural: false);

    private static string Of(Type type, bool isByteSize, bool isPlural)
    {
        if (!ScalarText.CanRead(type))
        {
            if (CollectionShape.ItemOfDictionary(type) is { } value)
            {
                return (isPlural ? "mappings" : "mapping") + " of names to " + Of(value, isByteSize, isPlural: true);
            }
            return CollectionShape.ItemOfList(type) is { } item
                ? (isPlural ? "lists" : "list") + " of " + Of(item, isByteSize, isPlural: true)
                : isPlural ? "mappings" : "mapping";
        }
        if (type == typeof(string))
        {
            return isPlural ? "texts" : "text";
        }
        if (type == typeof(bool))
        {
            return "true or false";
        }
        if (type.IsEnum)
        {
            return ScalarText.Choice(EnumText.Words(type));
        }
        var noun = isByteSize ? "size" : Noun(type);
        return isPlural ? Plural(noun) : noun;
    }

    private static string Plural(string noun) => noun switch
    {
        "address and port" => "addresses and ports",
        "address or network" => "addresses or networks",
        _ when noun.EndsWith('s') => noun + "es",
        _ => noun + "s",
    };

    private static string Noun(Type type) => Type.GetTypeCode(type) switch
    {
        >= TypeCode.SByte and <= TypeCode.UInt64 => "integer",
        TypeCode.Single or TypeCode.Double or TypeCode.Decimal => "number",
        TypeCode.Char => "character",
        _ when type == typeof(TimeSpan) => "duration",
        _ when type == typeof(Uri) => "URL",
        _ when type == typeof(IPAddress) => "IP address",
        _ when type == typeof(IPEndPoint) => "address and port",
        _ when type == typeof(IPNetwork) => "network",
        _ when type == typeof(AddressRange) => "address or network",
        _ when type == typeof(DateOnly) => "date",
        _ => Words(type.Name),
    };

    // ListenAddress: listen address
    private static string Words(string name) =>
        string.Concat(name.Select((letter, index) => char.IsUpper(letter) && index > 0 ? $" {char.ToLowerInvariant(letter)}" : char.ToLowerInvariant(letter).ToString()));
}
