using YamlDotNet.Core;

namespace FlowHost.Configuration.Yaml;

/// <summary>Words for text that is not YAML.</summary>
internal static class SyntaxFault
{
    /// <summary>Adds what the parser stumbled over; a tab near it is the likeliest cause.</summary>
    public static void Report(string file, string text, Mark place, string reason, DiagnosticBag diagnostics)
    {
        var line = Math.Max(1, (int)place.Line);
        var lines = text.Split('\n');
        foreach (var candidate in (ReadOnlySpan<int>)[line, line + 1, line - 1])
        {
            if (candidate >= 1 && candidate <= lines.Length && IndentingTab(lines[candidate - 1]) is var column and > 0)
            {
                diagnostics.Error(
                    new SourcePosition(file, candidate, column), ErrorCodes.Tab, "a tab cannot indent YAML: use spaces instead");
                return;
            }
        }
        diagnostics.Error(
            new SourcePosition(file, line, Math.Max(1, (int)place.Column)),
            ErrorCodes.Syntax,
            $"this is not valid YAML: {Sentence(reason)}");
    }

    // 1-based column of a tab before the first character that is neither white space nor a list's dash; 0: none.
    private static int IndentingTab(string line)
    {
        for (var i = 0; i < line.Length && line[i] is ' ' or '\t' or '-'; i++)
        {
            if (line[i] == '\t')
            {
                return i + 1;
            }
        }
        return 0;
    }

    private static string Sentence(string reason)
    {
        var hint = reason switch
        {
            _ when reason.Contains("invalid mapping", StringComparison.Ordinal) =>
                "; a colon needs a space behind it, and text with a colon in it needs quotes",
            _ when reason.Contains("did not find expected", StringComparison.Ordinal) =>
                "; look at the indentation here and in the lines above",
            _ when reason.Contains("quoted scalar", StringComparison.Ordinal) => "; the quote that begins here is not closed",
            _ => "",
        };
        return char.ToLowerInvariant(reason[0]) + reason[1..].TrimEnd('.') + hint;
    }
}
