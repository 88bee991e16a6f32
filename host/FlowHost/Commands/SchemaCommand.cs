using System.CommandLine;
using FlowHost.Configuration;
using FlowHost.Plugins;
using FlowHost.Reference;
using FlowHost.Reference.Schemas;

namespace FlowHost.Commands;

/// <summary><c>flowhost schema</c></summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var command = new Command("schema", "Write the JSON Schema of pipelines with the plugins that are there, for editors.");
        command.SetAction(parsed =>
        {
            var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var catalog = GlobalOptions.CatalogOf(parsed);
            output.WriteLine(PipelineSchema.Of([.. Usable(catalog, errors)]).ToJsonString(NodeJson.Layout));
            DiagnosticPrinter.PrintWarnings(catalog, errors);
            return ExitCodes.Ok;
        });
        return command;
    }

    // One faulty plugin must not take the schema of the others away.
    private static IEnumerable<PluginReference> Usable(PluginCatalog catalog, TextWriter errors)
    {
        foreach (var entry in catalog.Entries.Where(entry => entry.Status == PluginStatus.Ok))
        {
            PluginReference plugin;
            try
            {
                plugin = PluginReference.Of(catalog, entry.Id!);
            }
            catch (PipelineException exception)
            {
                DiagnosticPrinter.Print(exception.Diagnostics, errors);
                continue;
            }
            yield return plugin;
        }
    }
}
