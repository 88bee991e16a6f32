using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace FlowHost.Observability;

/// <summary>
/// Lets each kind of message through 10 times in 10 seconds and then says how many were left out. A kind is an event id, or the
/// text of the template where there is none. Debug and trace messages, which somebody asked for, are not bounded.
/// </summary>
/// <param name="inner">Where messages go.</param>
/// <param name="time">The clock that the rate is measured with.</param>
internal sealed class BoundedLogger(ILogger inner, TimeProvider time) : ILogger
{
    internal const int Burst = 10;
    internal const int WindowSeconds = 10;
    internal const int MaxKinds = 256;

    private static readonly (int, string?) Overflow = (int.MinValue, null);

    private readonly ConcurrentDictionary<(int Id, string? Template), LogWindow> _windows = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!inner.IsEnabled(logLevel))
        {
            return;
        }
        if (logLevel >= LogLevel.Information)
        {
            if (!WindowOf(eventId, state).TryEnter(time.GetTimestamp(), time.TimestampFrequency, out var suppressed))
            {
                return;
            }
            if (suppressed > 0)
            {
                Observability.Log.Suppressed(inner, logLevel, suppressed);
            }
        }
        inner.Log(logLevel, eventId, state, exception, formatter);
    }

    private LogWindow WindowOf<TState>(EventId eventId, TState state)
    {
        var kind = (eventId.Id, eventId.Id == 0 ? TemplateOf(state) : null);
        if (_windows.TryGetValue(kind, out var window))
        {
            return window;
        }
        // Templates built from data would be endless: past the bound they share one window.
        return _windows.GetOrAdd(_windows.Count < MaxKinds ? kind : Overflow, static _ => new LogWindow());
    }

    private static string? TemplateOf<TState>(TState state) =>
        state is IReadOnlyList<KeyValuePair<string, object?>> { Count: > 0 } values && values[^1].Key == "{OriginalFormat}"
            ? values[^1].Value as string
            : null;
}
