using System.Text;
using FlowHost.Commands;

namespace FlowHost.Reference.Pages;

/// <summary>
/// A page of Markdown with sections that are written, each between <c>&lt;!-- reference: name --&gt;</c> and <c>&lt;!-- end --&gt;</c>.
/// </summary>
internal sealed class ReferencePage
{
    private const string Start = "<!-- reference: ";
    private const string StartEnd = " -->";
    private const string End = "<!-- end -->";

    private readonly string[] _lines;

    private ReferencePage(string file, string[] lines)
    {
        File = file;
        _lines = lines;
        Sections = [.. lines.Select(NameOf).OfType<string>()];
    }

    /// <summary>The full path.</summary>
    public string File { get; }

    /// <summary>The names of its sections.</summary>
    public IReadOnlyCollection<string> Sections { get; }

    /// <summary>The text as it is.</summary>
    public string Text => string.Join('\n', _lines);

    /// <summary>Reads a page.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static ReferencePage Read(string file)
    {
        try
        {
            return new ReferencePage(Path.GetFullPath(file), System.IO.File.ReadAllText(file).ReplaceLineEndings("\n").Split('\n'));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be read: {exception.Message}");
        }
    }

    /// <summary>The text as it should be.</summary>
    /// <exception cref="UsageException">A section has no end, or is not known.</exception>
    public string Rewrite(ReferenceSections sections)
    {
        var text = new StringBuilder();
        for (var i = 0; i < _lines.Length; i++)
        {
            text.Append(_lines[i]).Append(i + 1 < _lines.Length ? "\n" : "");
            if (NameOf(_lines[i]) is not { } name)
            {
                continue;
            }
            var end = Array.IndexOf(_lines, End, i);
            if (end < 0)
            {
                throw new UsageException($"{File}({i + 1}): the section '{name}' has no end: put {End} on a line of its own behind it");
            }
            var section = sections.Write(name, this) ?? throw new UsageException($"{File}({i + 1}): there is no section '{name}'");
            text.Append(section).Append('\n');
            i = end - 1;
        }
        return text.ToString();
    }

    private static string? NameOf(string line) =>
        line.StartsWith(Start, StringComparison.Ordinal) && line.EndsWith(StartEnd, StringComparison.Ordinal)
            ? line[Start.Length..^StartEnd.Length]
            : null;
}
