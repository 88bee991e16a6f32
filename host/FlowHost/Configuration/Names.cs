using System.Globalization;

namespace FlowHost.Configuration;

/// <summary>The rule for ids and names: what may stand in YAML without quotes, in a path and in a metric.</summary>
internal static class Names
{
    // YAML 1.1 and 1.2: readers of either must see text.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "true", "false", "yes", "no", "on", "off", "y", "n",
    };

    /// <summary>What is wrong with a name; null when nothing is.</summary>
    public static string? Fault(string name)
    {
        if (name.Length is 0 or > 64)
        {
            return "it must have 1 to 64 characters";
        }
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            return "only letters, digits and hyphens are allowed";
        }
        if (Words.Contains(name) || IsNumber(name))
        {
            return "YAML reads it as null, a boolean or a number";
        }
        return null;
    }

    /// <summary>A name made of any text, for a pipeline without one.</summary>
    public static string From(string text)
    {
        var name = string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        return Fault(name) is null ? name : $"pipeline-{name}"[..Math.Min(name.Length + 9, 64)].TrimEnd('-');
    }

    private static bool IsNumber(string name) =>
        double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        || (name.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && name.Skip(2).All(char.IsAsciiHexDigit))
        || (name.StartsWith("0o", StringComparison.OrdinalIgnoreCase) && name.Skip(2).All(c => c is >= '0' and <= '7'));
}
