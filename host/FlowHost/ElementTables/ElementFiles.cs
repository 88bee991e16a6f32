using FlowHost.Configuration;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.ElementTables;

/// <summary>The files below <c>elements</c> in a pipeline.</summary>
internal static class ElementFiles
{
    /// <summary>The built-in tables and over them the files, in order: the last row of an element wins. Logs the lines that were passed over.</summary>
    /// <exception cref="PipelineException">A file cannot be used; all such files are named.</exception>
    public static ElementRegistry Load(IReadOnlyList<string> paths, ILoggerFactory loggers)
    {
        if (paths.Count == 0)
        {
            return ElementRegistry.Builtin;
        }
        var logger = loggers.CreateLogger("elements");
        var rows = new List<ElementDefinition>();
        var errors = new List<Diagnostic>();
        foreach (var file in paths.Select(ElementFile.Read))
        {
            rows.AddRange(file.Rows);
            foreach (var diagnostic in file.Diagnostics)
            {
                if (diagnostic.Severity == Severity.Error)
                {
                    errors.Add(diagnostic);
                }
                else
                {
                    Log.RowPassedOver(logger, diagnostic);
                }
            }
        }
        return errors.Count == 0 ? new ElementRegistry(rows) : throw new PipelineException(errors);
    }
}
