using System.CommandLine;

namespace FlowHost.Commands;

/// <summary><c>flowhost plugins …</c></summary>
internal static class PluginsCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Write a JSON array, one object per plugin id." };
        var list = new Command("list", "List the plugins that are there, those that cannot be used with the reason.") { json };
        list.SetAction(parsed =>
        {
            var entries = GlobalOptions.CatalogOf(parsed).Entries.OrderBy(entry => entry.Kind).ThenBy(entry => entry.Id, StringComparer.Ordinal).ToArray();
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                output.WriteLine(PluginListJson.Write(entries));
            }
            else if (output == Console.Out && !Console.IsOutputRedirected)
            {
                PluginListTable.Draw(entries);
            }
            else
            {
                PluginListText.Write(entries, output);
            }
            return ExitCodes.Ok;
        });
        return new Command("plugins", "What plugins there are.")
        {
            list, PluginDescribeCommand.Create(), PluginsLockCommand.Create(), PluginsVerifyCommand.Create(),
        };
    }
}
