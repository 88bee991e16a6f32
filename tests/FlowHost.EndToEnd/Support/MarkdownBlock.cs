namespace FlowHost.EndToEnd.Support;

/// <summary>A fenced block of a page: its language, what stands behind it on the fence, its text and its line.</summary>
internal sealed record MarkdownBlock(string File, int Line, string Language, string Note, string Text)
{
    /// <summary>Every fenced block of a file.</summary>
    public static IReadOnlyList<MarkdownBlock> Read(string file)
    {
        var blocks = new List<MarkdownBlock>();
        var lines = System.IO.File.ReadAllLines(file);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }
            var fence = lines[i][3..].Split(' ', 2);
            var start = ++i;
            while (!lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                i++;
            }
            blocks.Add(new MarkdownBlock(file, start, fence[0], fence.ElementAtOrDefault(1) ?? "", string.Join('\n', lines[start..i]) + "\n"));
        }
        return blocks;
    }
}
