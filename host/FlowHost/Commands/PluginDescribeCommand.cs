using System.CommandLine;
using FlowHost.Reference;

namespace FlowHost.Commands;

/// <summary><c>flowhost plugins describe ID</c></summary>
internal static class PluginDescribeCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The plugin's id, as 'plugins list' shows it." };
        var json = new Option<bool>("--json") { Description = "Write a JSON object." };
        var command = new Command("describe", "Show what a plugin is and every option that it takes.") { id, json };
        command.SetAction(parsed =>
        {
            var plugin = PluginReference.Of(GlobalOptions.CatalogOf(parsed), parsed.GetValue(id)!);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                output.WriteLine(PluginReferenceJson.Write(plugin));
            }
            else if (output == Console.Out && !Console.IsOutputRedirected)
            {
                PluginReferenceTable.Draw(plugin);
            }
            else
            {
                PluginReferenceText.Write(plugin, output);
            }
            return ExitCodes.Ok;
        });
        return command;
    }
}
