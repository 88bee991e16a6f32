using System.Reflection;
using System.Runtime.Serialization;
using System.Text;

namespace FlowHost.Configuration.Binding;

/// <summary>
/// Members of an enumeration as users write them: <c>drop-newest</c>, <c>dropNewest</c> is understood too; or what their
/// <see cref="EnumMemberAttribute"/> says.
/// </summary>
internal static class EnumText
{
    /// <summary>Finds the member.</summary>
    public static bool TryParse(Type type, string text, out object? value)
    {
        value = Enum.GetNames(type).FirstOrDefault(name => Matches(type, name, text)) is { } found ? Enum.Parse(type, found) : null;
        return value is not null;
    }

    /// <summary>All members.</summary>
    public static IEnumerable<string> Words(Type type) => Enum.GetNames(type).Select(name => Word(type, name));

    /// <summary>One member.</summary>
    public static string Word(object member) => Word(member.GetType(), member.ToString()!);

    private static string Word(Type type, string name) =>
        type.GetField(name)?.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? Kebab(name);

    private static bool Matches(Type type, string name, string text) =>
        text == Word(type, name) || string.Equals(name, text.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    private static string Kebab(string name)
    {
        var word = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && word.Length > 0)
            {
                word.Append('-');
            }
            word.Append(char.ToLowerInvariant(c));
        }
        return word.ToString();
    }
}
