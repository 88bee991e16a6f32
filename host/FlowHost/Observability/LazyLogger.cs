using Microsoft.Extensions.Logging;

namespace FlowHost.Observability;

/// <summary>A logger of <see cref="LazyLoggerFactory"/>. Scopes are not kept: nothing in the host opens one.</summary>
internal sealed class LazyLogger(Lazy<ILogger> inner, LogLevel minimum) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= minimum && logLevel != LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            inner.Value.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}
