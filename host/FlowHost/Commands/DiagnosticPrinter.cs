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

    /// <summary>Writes what is wrong with plugin folders that no pipeline needs, and which folders are not as they were locked.</summary>
    public static void PrintWarnings(PluginCatalog catalog, TextWriter output)
    {
        Print(catalog.Warnings, ErrorCodes.PluginPassedOver, output);
        Print(catalog.LockWarnings(all: true), ErrorCodes.PluginNotAsLocked, output);
    }

    /// <summary>Writes which of the plugins that were loaded are not as they were locked.</summary>
    public static void PrintLockWarnings(PluginCatalog catalog, TextWriter output) =>
        Print(catalog.LockWarnings(all: false), ErrorCodes.PluginNotAsLocked, output);

    private static void Print(IEnumerable<(string Place, string Message)> warnings, int code, TextWriter output)
    {
        foreach (var (place, message) in warnings)
        {
            output.WriteLine(new Diagnostic(Severity.Warning, new SourcePosition(place, 0, 0), code, message));
        }
    }
}
