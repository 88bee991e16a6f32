using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Yaml;
using FlowHost.Reference.Docs;

namespace FlowHost.Reference;

/// <summary>
/// Reads from an options class all that help, samples, the schema and the documentation say of its keys: the properties, their types,
/// defaults and rules, and the documentation beside the assembly.
/// </summary>
internal static class OptionsReference
{
    private static readonly string[] Prefixes = ["The default value is ", "The default is "];
    private static readonly OptionsWriter Writer = new(showSecrets: false);

    /// <summary>The keys of a class, in its order.</summary>
    /// <exception cref="OptionsClassException">The class cannot hold options.</exception>
    public static IReadOnlyList<OptionReference> Of(Type type) => Of(type, "", []);

    /// <summary>The keys of a class and those below them.</summary>
    public static IEnumerable<OptionReference> Flatten(IEnumerable<OptionReference> options) =>
        options.SelectMany(option => Flatten(option.Nested).Prepend(option));

    private static IReadOnlyList<OptionReference> Of(Type type, string path, IReadOnlyList<Type> above)
    {
        // A class that holds itself has no end.
        if (above.Contains(type))
        {
            return [];
        }
        var shape = OptionsShape.Of(type);
        var defaults = shape.Create();
        return [.. shape.Members.Select(member => Of(member, member.Get(defaults), path, [.. above, type]))];
    }

    private static OptionReference Of(OptionMember member, object? value, string path, IReadOnlyList<Type> above)
    {
        var (item, suffix) = ItemOf(member.Type);
        var isNested = !ScalarText.CanRead(item);
        var defaultNode = DefaultOf(member, value);
        return new OptionReference
        {
            Member = member,
            Path = path + member.Key,
            Type = TypeWords.Of(member),
            Choices = item.IsEnum ? [.. ChoicesOf(item)] : [],
            Allowed = AllowedWords.Of(member),
            Default = defaultNode,
            DefaultMeaning = MeaningOf(XmlDocs.Value(member.Property), defaultNode),
            Meaning = XmlDocs.Summary(member.Property),
            Example = XmlDocs.Example(member.Property),
            Nested = isNested ? Of(item, path + member.Key + suffix + ".", above) : [],
        };
    }

    // Not what the key holds but what lies at the bottom of its lists and dictionaries.
    private static (Type Item, string Suffix) ItemOf(Type type)
    {
        var suffix = "";
        while (!ScalarText.CanRead(type))
        {
            if (CollectionShape.ItemOfDictionary(type) is { } value)
            {
                (type, suffix) = (value, suffix + ".NAME");
            }
            else if (CollectionShape.ItemOfList(type) is { } item)
            {
                (type, suffix) = (item, suffix + "[]");
            }
            else
            {
                break;
            }
        }
        return (Nullable.GetUnderlyingType(type) ?? type, suffix);
    }

    private static IEnumerable<Choice> ChoicesOf(Type type) =>
        Enum.GetNames(type).Select(name => new Choice(EnumText.Word(Enum.Parse(type, name)), XmlDocs.Summary(type.GetField(name)!)));

    private static YamlNode? DefaultOf(OptionMember member, object? value) =>
        member.IsRequired || (value is null && !member.IsNullable)
            ? null
            : Writer.Write(value, written: null, new ValueTraits(member.IsByteSize, member.IsSecret));

    // "The default value is null: every agent is accepted." says more than the object does.
    private static string MeaningOf(string text, YamlNode? value)
    {
        var start = Prefixes.FirstOrDefault(prefix => text.StartsWith(prefix, StringComparison.Ordinal))?.Length ?? text.Length;
        var words = text[start..].TrimEnd('.');
        var colon = words.IndexOf(": ", StringComparison.Ordinal);
        return colon >= 0 ? words[(colon + 2)..] : value is YamlScalar { IsNull: true } && words is not ("null" or "`null`") ? words : "";
    }
}
