using System.Globalization;
using System.Text;

namespace FlowHost.Configuration;

/// <summary>Text of a user's file, made fit for one line of a terminal.</summary>
internal static class PlainText
{
    /// <summary>The text with control characters written out: <c>\n</c>, <c>\u001b</c>.</summary>
    public static string Of(string text)
    {
        if (!text.Any(IsControl))
        {
            return text;
        }
        var plain = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\n' => plain.Append("\\n"),
                '\r' => plain.Append("\\r"),
                '\t' => plain.Append("\\t"),
                _ when IsControl(c) => plain.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => plain.Append(c),
            };
        }
        return plain.ToString();
    }

    // Line and paragraph separators break lines; format characters turn the direction of writing.
    private static bool IsControl(char c) => char.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format or UnicodeCategory.Surrogate;
}
