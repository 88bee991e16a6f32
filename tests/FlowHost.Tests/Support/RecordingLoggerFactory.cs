using Microsoft.Extensions.Logging;

namespace FlowHost.Tests.Support;

/// <summary>Keeps what is logged, with its category.</summary>
internal sealed class RecordingLoggerFactory : ILoggerFactory
{
    private readonly List<(string Category, string Text)> _lines = [];

    public IReadOnlyList<(string Category, string Text)> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public bool IsDisposed { get; private set; }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose() => IsDisposed = true;

    private sealed class Logger(RecordingLoggerFactory factory, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (factory._lines)
            {
                factory._lines.Add((category, formatter(state, exception)));
            }
        }
    }
}
