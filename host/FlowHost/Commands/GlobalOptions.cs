using System.CommandLine;
using System.CommandLine.Parsing;
using FlowHost.Configuration.Binding;
using FlowHost.Observability;
using FlowHost.Plugins;
using FlowHost.Plugins.Locking;
using Microsoft.Extensions.Logging;

namespace FlowHost.Commands;

/// <summary>Options that every command has.</summary>
internal static class GlobalOptions
{
    public static Option<string[]> Plugins { get; } = new("--plugins")
    {
        Description = "A folder of plugin folders, before plugins/ beside the executable; may be given several times.",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<LogLevel?> LogLevel { get; } = new("--log-level")
    {
        Description = "The lowest level that is logged: trace, debug, information, warning, error, critical or none.",
        HelpName = "LEVEL",
        Recursive = true,
        CustomParser = Word<LogLevel>,
    };

    public static Option<LockMode?> PluginLock { get; } = new("--plugin-lock")
    {
        Description = "What becomes of plugins that are not what the lock file says: off, warn or require. Default: warn when there is a lock file.",
        HelpName = "MODE",
        Recursive = true,
        CustomParser = Word<LockMode>,
    };

    public static Option<string?> PluginLockFile { get; } = new("--plugin-lock-file")
    {
        Description = "The lock file that 'plugins lock' writes. Default: plugins.lock.json beside the executable.",
        HelpName = "FILE",
        Recursive = true,
    };

    public static Option<string?> LogConfig { get; } = new("--log-config")
    {
        Description = "An NLog configuration. Default: nlog.config beside the executable, else lines on stderr.",
        HelpName = "FILE",
        Recursive = true,
    };

    /// <summary>Adds them to the root command.</summary>
    public static void AddTo(Command root)
    {
        root.Add(Plugins);
        root.Add(PluginLock);
        root.Add(PluginLockFile);
        root.Add(LogLevel);
        root.Add(LogConfig);
    }

    /// <summary>The plugins of the folders that the command line names.</summary>
    /// <exception cref="UsageException">A folder does not exist.</exception>
    public static PluginCatalog CatalogOf(ParseResult command)
    {
        var directories = command.GetValue(Plugins) ?? [];
        return directories.FirstOrDefault(directory => !Directory.Exists(directory)) is { } missing
            ? throw new UsageException($"--plugins {missing}: there is no such folder")
            : new PluginCatalog(directories, PluginCatalog.DefaultDirectory, LockOf(command));
    }

    /// <summary>The lock file that the command line names.</summary>
    public static LockFile LockFileOf(ParseResult command) => new(command.GetValue(PluginLockFile) ?? LockFile.DefaultPath);

    /// <summary>The logging that the command line asks for.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="otherwise">The level when neither the command line nor a configuration says one.</param>
    /// <exception cref="UsageException">The configuration is wrong.</exception>
    public static ILoggerFactory LoggersOf(ParseResult command, LogLevel otherwise)
    {
        var file = command.GetValue(LogConfig);
        try
        {
            return HostLogging.Create(file, command.GetValue(LogLevel) ?? (file is null && !File.Exists(HostLogging.DefaultFile) ? otherwise : null));
        }
        catch (Exception exception)
        {
            throw new UsageException($"the log configuration {file ?? HostLogging.DefaultFile} cannot be used: {exception.Message}");
        }
    }

    // Who names a lock file wants it to be looked at.
    private static PluginLock LockOf(ParseResult command)
    {
        var file = LockFileOf(command);
        var isThere = command.GetValue(PluginLockFile) is not null || File.Exists(file.FullPath);
        return new PluginLock(file, command.GetValue(PluginLock) ?? (isThere ? LockMode.Warn : LockMode.Off));
    }

    private static T? Word<T>(ArgumentResult result)
        where T : struct, Enum
    {
        if (EnumText.TryParse(typeof(T), result.Tokens[0].Value, out var value))
        {
            return (T)value!;
        }
        var option = ((OptionResult)result.Parent!).Option.Name;
        result.AddError($"{option} must be {ScalarText.Choice(EnumText.Words(typeof(T)))}, not '{result.Tokens[0].Value}'.");
        return null;
    }
}
