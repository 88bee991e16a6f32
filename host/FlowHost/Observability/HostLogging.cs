using Microsoft.Extensions.Logging;
using NLog.Config;
using NLog.Extensions.Logging;
using NLog.Targets;
using NLog.Targets.Wrappers;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace FlowHost.Observability;

/// <summary>Where log lines go: stderr, or what an nlog.config says. The only class that names NLog's types.</summary>
internal static class HostLogging
{
    // Messages that quote what was thrown already are not followed by it again; the stack is for who looks closely.
    internal const string Layout =
        "${date:format=yyyy-MM-dd HH\\:mm\\:ss.fff} ${level:uppercase=true:padding=-5} ${logger} ${replace-newlines:replacement= :${message}}"
        + "${onexception:inner=${when:when=not contains('${message}', '${exception:format=message}')"
        + ":inner= (${exception:format=type,message:separator=\\: })}}";

    private const string Stack = "${onexception:inner=${newline}${exception:format=tostring}}";

    /// <summary>The configuration beside the executable, used when it exists.</summary>
    public static string DefaultFile => Path.Combine(AppContext.BaseDirectory, "nlog.config");

    /// <summary>Makes the host's logger factory.</summary>
    /// <param name="file">An NLog configuration; null: <see cref="DefaultFile"/>, else the built-in one.</param>
    /// <param name="minimum">The lowest level that is logged; null: what the configuration says, Information for the built-in one.</param>
    /// <exception cref="NLog.NLogConfigurationException">The configuration is wrong.</exception>
    public static ILoggerFactory Create(string? file, LogLevel? minimum)
    {
        file ??= File.Exists(DefaultFile) ? DefaultFile : null;
        if (file is not null)
        {
            return Create(FromFile(file), minimum ?? LogLevel.Trace);
        }
        // Short commands rarely log: NLog is started by the first line that is written.
        var lowest = minimum ?? LogLevel.Information;
        return new LazyLoggerFactory(() => Create(BuiltIn(lowest), lowest), lowest);
    }

    private static LoggerFactory Create(LoggingConfiguration configuration, LogLevel minimum)
    {
        var factory = new NLog.LogFactory { Configuration = configuration };
        var provider = new NLogLoggerProvider(new NLogProviderOptions { ShutdownOnDispose = true }, factory);
        return new LoggerFactory([provider], new LoggerFilterOptions { MinLevel = minimum });
    }

    private static XmlLoggingConfiguration FromFile(string file) =>
        new(file, new NLog.LogFactory { ThrowConfigExceptions = true });

    private static LoggingConfiguration BuiltIn(LogLevel lowest)
    {
        var console = new ConsoleTarget("stderr") { StdErr = true, Layout = lowest <= LogLevel.Debug ? Layout + Stack : Layout };
        var configuration = new LoggingConfiguration();
        // A terminal that is stopped must not stop a worker: lines are dropped instead.
        configuration.AddRuleForAllLevels(new AsyncTargetWrapper(console, 10_000, AsyncTargetWrapperOverflowAction.Discard) { Name = "async" });
        return configuration;
    }
}
