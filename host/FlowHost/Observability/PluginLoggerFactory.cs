using Microsoft.Extensions.Logging;

namespace FlowHost.Observability;

/// <summary>The logging that a plugin gets: one category, whatever name it asks for, and a bounded rate.</summary>
/// <param name="loggers">The host's.</param>
/// <param name="category">The category of every logger made here.</param>
/// <param name="time">The clock that the rate is measured with.</param>
internal sealed class PluginLoggerFactory(ILoggerFactory loggers, string category, TimeProvider time) : ILoggerFactory
{
    /// <summary>The one logger.</summary>
    public BoundedLogger Logger { get; } = new(loggers.CreateLogger(category), time);

    public ILogger CreateLogger(string categoryName) => Logger;

    public void AddProvider(ILoggerProvider provider) =>
        throw new NotSupportedException("Plugins log through the host: where log lines go is set in its nlog.config.");

    /// <summary>Nothing to release: the host's factory is not ours.</summary>
    public void Dispose()
    {
    }
}
