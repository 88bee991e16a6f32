using System.Text;

namespace FlowHost.Configuration.Binding;

/// <summary>Members of an enumeration as users write them: <c>drop-newest</c>; <c>dropNewest</c> is understood too.</summary>
internal static class EnumText
{
    /// <summary>Finds the member.</summary>
    public static bool TryParse(Type type, string text, out object? value)
    {
        value = Enum.GetNames(type).FirstOrDefault(name => Matches(name, text)) is { } found ? Enum.Parse(type, found) : null;
        return value is not null;
    }

    /// <summary>All members.</summary>
    public static IEnumerable<string> Words(Type type) => Enum.GetNames(type).Select(Kebab);

    private static bool Matches(string name, string text) =>
        string.Equals(name, text.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

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
