using System.Text;

namespace FlowHost.Configuration.Binding;

/// <summary>Replaces <c>${env:NAME}</c> in values. <c>$${</c> stands for <c>${</c>; a lone dollar sign for itself.</summary>
internal static class Placeholders
{
    /// <summary>Replaces all placeholders of a text; null when one of them cannot be, which is reported.</summary>
    /// <param name="text">The value as it stands in the file.</param>
    /// <param name="environment">Looks up a variable.</param>
    /// <param name="fail">Takes an error code and a message.</param>
    public static string? Expand(string text, Func<string, string?> environment, Action<int, string> fail)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return text;
        }
        var result = new StringBuilder(text.Length);
        var valid = true;
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf("${", at, StringComparison.Ordinal);
            if (open < 0)
            {
                break;
            }
            if (open > at && text[open - 1] == '$')
            {
                result.Append(text, at, open - at - 1).Append("${");
                at = open + 2;
                continue;
            }
            result.Append(text, at, open - at);
            var close = text.IndexOf('}', open);
            var end = close < 0 ? text.Length : close + 1;
            valid &= Append(result, text[open..end], environment, fail);
            at = end;
        }
        return valid ? result.Append(text, at, text.Length - at).ToString() : null;
    }

    /// <summary>Whether a text has placeholders, so that its value must not be shown.</summary>
    public static bool Any(string text) => text.Contains("${", StringComparison.Ordinal);

    /// <summary>Whether a text is one placeholder and nothing else, so that it may itself be shown.</summary>
    public static bool IsOne(string text) => text.StartsWith("${", StringComparison.Ordinal) && text.IndexOf('}', StringComparison.Ordinal) == text.Length - 1;

    private static bool Append(StringBuilder result, string placeholder, Func<string, string?> environment, Action<int, string> fail)
    {
        if (placeholder.StartsWith("${file:", StringComparison.Ordinal))
        {
            fail(ErrorCodes.NotSupportedYet, $"{placeholder} is not supported yet: use ${{env:NAME}}");
            return false;
        }
        if (!placeholder.StartsWith("${env:", StringComparison.Ordinal) || placeholder[^1] != '}' || !IsName(placeholder[6..^1]))
        {
            fail(ErrorCodes.BadPlaceholder, $"'{placeholder}' is not a placeholder: write ${{env:NAME}}, or $${{ for the characters themselves");
            return false;
        }
        var name = placeholder[6..^1];
        if (environment(name) is not { } value)
        {
            fail(ErrorCodes.EnvironmentVariableNotSet, $"the environment variable {name} is not set");
            return false;
        }
        result.Append(value);
        return true;
    }

    private static bool IsName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
