using System.CommandLine;
using FlowHost.Plugins;
using FlowHost.Plugins.Locking;

namespace FlowHost.Commands;

/// <summary><c>flowhost plugins lock</c></summary>
internal static class PluginsLockCommand
{
    public static Command Create()
    {
        var command = new Command("lock", "Write the lock file: the SHA-256 of every file of every plugin that is there now.");
        command.SetAction(Lock);
        return command;
    }

    private static int Lock(ParseResult command)
    {
        var (output, errors) = (command.InvocationConfiguration.Output, command.InvocationConfiguration.Error);
        var file = GlobalOptions.LockFileOf(command);
        var plugins = new SortedDictionary<string, LockedPlugin>(StringComparer.Ordinal);
        foreach (var folder in GlobalOptions.CatalogOf(command).Folders)
        {
            if (!folder.CanBeLocked)
            {
                errors.WriteLine($"{folder.Location} is not locked: {folder.Refusal}");
                continue;
            }
            try
            {
                plugins[file.KeyOf(folder.Location)] = Locked(folder);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                errors.WriteLine($"{folder.Location} cannot be locked: {exception.Message}; the lock file was not written");
                return ExitCodes.Failure;
            }
        }
        return Write(file, plugins, output, errors);
    }

    private static LockedPlugin Locked(PluginFolder folder) => new(
        [.. folder.Plugins.Select(plugin => plugin.Id).Order(StringComparer.Ordinal)], folder.Manifest!.Version, FolderHashes.Of(folder.Location));

    private static int Write(LockFile file, SortedDictionary<string, LockedPlugin> plugins, TextWriter output, TextWriter errors)
    {
        try
        {
            file.Write(new LockDocument(LockDocument.CurrentVersion, plugins));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"the lock file {file.FullPath} cannot be written: {exception.Message}");
            return ExitCodes.Failure;
        }
        foreach (var (folder, plugin) in plugins)
        {
            output.WriteLine($"{folder}\t{string.Join(' ', plugin.Ids)}\t{plugin.Version}\t{plugin.Files.Count} files");
        }
        errors.WriteLine($"plugin folders locked in {file.FullPath}: {plugins.Count}");
        return ExitCodes.Ok;
    }
}
