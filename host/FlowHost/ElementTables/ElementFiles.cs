using FlowHost.Configuration;
using FlowHost.Configuration.Yaml;
using FlowHost.Sdk;

namespace FlowHost.ElementTables;

/// <summary>The files below <c>elements</c> in a pipeline.</summary>
internal static class ElementFiles
{
    /// <summary>The built-in tables and over them the files, in order: the last row of an element wins.</summary>
    /// <param name="paths">As they were bound.</param>
    /// <param name="node">As they stand in the pipeline.</param>
    /// <param name="directory">Where relative paths start.</param>
    /// <param name="diagnostics">Takes a warning for each line that is passed over, and an error for each file that cannot be used.</param>
    public static ElementRegistry Load(IReadOnlyList<string> paths, YamlNode? node, string directory, DiagnosticBag diagnostics)
    {
        var rows = new List<ElementDefinition>();
        for (var i = 0; i < paths.Count; i++)
        {
            var item = node is YamlList list && list.Items.Count == paths.Count ? list.Items[i] : node;
            rows.AddRange(Read(paths[i], directory, item, diagnostics));
        }
        return rows.Count == 0 ? ElementRegistry.Builtin : new ElementRegistry(rows);
    }

    private static IReadOnlyList<ElementDefinition> Read(string written, string directory, YamlNode? item, DiagnosticBag diagnostics)
    {
        // A quoted scalar may hold NUL, which no path may.
        var path = written.Contains('\0', StringComparison.Ordinal) ? written : Path.GetFullPath(written, directory);
        if (!File.Exists(path))
        {
            // A path from outside the file may be a secret.
            var shown = item is YamlScalar scalar && Configuration.Binding.Placeholders.Any(scalar.Text) ? scalar.Text : path;
            diagnostics.Error(
                item?.Position ?? SourcePosition.None,
                ErrorCodes.FileNotFound,
                $"there is no element table {shown}: paths start at the folder of the pipeline's file");
            return [];
        }
        var file = ElementFile.Read(path);
        foreach (var diagnostic in file.Diagnostics)
        {
            diagnostics.Add(diagnostic);
        }
        return file.Rows;
    }
}
