using System.Text;

namespace FlowHost.Configuration.Binding;

/// <summary>Replaces <c>${env:NAME}</c> and <c>${file:path}</c> in values. <c>$${</c> stands for <c>${</c>; a lone dollar sign for itself.</summary>
internal static class Placeholders
{
    /// <summary>Replaces all placeholders of a text; null when one of them cannot be, which is reported.</summary>
    /// <param name="text">The value as it stands in the file.</param>
    /// <param name="outside">Looks values up.</param>
    /// <param name="fail">Takes an error code and a message.</param>
    public static string? Expand(string text, OutsideValues outside, Action<int, string> fail)
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
            valid &= Append(result, text[open..end], outside, fail);
            at = end;
        }
        return valid ? result.Append(text, at, text.Length - at).ToString() : null;
    }

    /// <summary>Whether a text has placeholders, so that its value must not be shown.</summary>
    public static bool Any(string text) => text.Contains("${", StringComparison.Ordinal);

    /// <summary>Whether a text is one placeholder and nothing else, so that it may itself be shown.</summary>
    public static bool IsOne(string text) =>
        text.StartsWith("${", StringComparison.Ordinal) && text.IndexOf('}', StringComparison.Ordinal) == text.Length - 1;

    private static bool Append(StringBuilder result, string placeholder, OutsideValues outside, Action<int, string> fail)
    {
        if (placeholder[^1] != '}')
        {
            fail(ErrorCodes.BadPlaceholder, $"'{placeholder}' has no closing brace: write ${{env:NAME}} or ${{file:path}}, or $${{ for the characters themselves");
            return false;
        }
        if (outside.Find(placeholder[2..^1], out var fault) is not { } value)
        {
            fail(fault.Code, fault.Message);
            return false;
        }
        result.Append(value);
        return true;
    }
}
