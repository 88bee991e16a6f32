using System.Text;

namespace FlowHost.Reference.Pages;

/// <summary>A table of Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>Writes one, without the last line's end.</summary>
    public static string Write(IReadOnlyCollection<string> head, IEnumerable<IReadOnlyCollection<string>> rows)
    {
        var text = new StringBuilder();
        Row(text, head);
        text.Append('|').Insert(text.Length, "---|", head.Count).Append('\n');
        foreach (var row in rows)
        {
            Row(text, row.Select(cell => cell.Replace("|", @"\|", StringComparison.Ordinal)));
        }
        return text.ToString().TrimEnd('\n');
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells)
    {
        text.Append('|');
        foreach (var cell in cells)
        {
            text.Append(' ').Append(cell).Append(cell.Length > 0 ? " |" : "|");
        }
        text.Append('\n');
    }
}
