using FlowHost.Configuration;
using FlowHost.Plugins;

namespace FlowHost.Commands;

/// <summary>Writes diagnostics for people and editors.</summary>
internal static class DiagnosticPrinter
{
    private const int MaxLines = 100;

    /// <summary>Writes what is wrong with a pipeline, at most a screenful or two.</summary>
    public static void Print(IReadOnlyList<Diagnostic> diagnostics, TextWriter output)
    {
        foreach (var diagnostic in diagnostics.Take(MaxLines))
        {
            output.WriteLine(diagnostic);
        }
        if (diagnostics.Count > MaxLines)
        {
            output.WriteLine($"… and {diagnostics.Count - MaxLines} more");
        }
    }

    /// <summary>Writes what is wrong with plugin folders that no pipeline needs.</summary>
    public static void PrintWarnings(PluginCatalog catalog, TextWriter output)
    {
        foreach (var (folder, message) in catalog.Warnings)
        {
            output.WriteLine(new Diagnostic(Severity.Warning, new SourcePosition(folder, 0, 0), ErrorCodes.PluginPassedOver, message));
        }
    }
}
