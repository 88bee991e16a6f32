using System.CommandLine;
using FlowHost.Plugins.Locking;

namespace FlowHost.Commands;

/// <summary><c>flowhost plugins verify</c></summary>
internal static class PluginsVerifyCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Write a JSON array, one object per difference." };
        var command = new Command("verify", "Compare the plugins with the lock file; exit code 1 when anything differs.") { json };
        command.SetAction(parsed => Verify(parsed, parsed.GetValue(json)));
        return command;
    }

    private static int Verify(ParseResult command, bool asJson)
    {
        var (output, errors) = (command.InvocationConfiguration.Output, command.InvocationConfiguration.Error);
        var file = GlobalOptions.LockFileOf(command);
        var (document, fault) = file.Read();
        if (document is null)
        {
            errors.WriteLine(fault);
            return ExitCodes.Failure;
        }
        var there = GlobalOptions.CatalogOf(command).Folders.Where(folder => folder.CanBeLocked).Select(folder => file.KeyOf(folder.Location));
        string[] plugins = [.. document.Plugins.Keys.Union(there).Order(StringComparer.Ordinal)];
        LockDifference[] differences = [.. plugins.SelectMany(plugin => LockComparison.Compare(document, plugin, file.FolderOf(plugin)))];
        if (asJson)
        {
            output.WriteLine(LockDifferenceJson.Write(differences));
        }
        else
        {
            foreach (var difference in differences)
            {
                output.WriteLine($"{difference.Plugin}: {difference.Text}");
            }
        }
        if (differences.Length > 0)
        {
            errors.WriteLine($"the plugins are not what {file.FullPath} says; put the locked files back, or accept what is there with 'flowhost plugins lock'");
            return ExitCodes.Failure;
        }
        errors.WriteLine($"plugin folders that are as {file.FullPath} says: {plugins.Length}");
        return ExitCodes.Ok;
    }
}
