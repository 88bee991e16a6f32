using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace FlowHost.Observability;

/// <summary>
/// Lets each kind of message through 10 times in 10 seconds and then says how many were left out. A kind is an event id, or the
/// text of the template where there is none. Debug and trace messages, which somebody asked for, are not bounded.
/// </summary>
/// <param name="inner">Where messages go.</param>
/// <param name="time">The clock that the rate is measured with.</param>
/// <param name="isShared">Whether several components are spoken of, the name first: then each has its own share.</param>
internal sealed class BoundedLogger(ILogger inner, TimeProvider time, bool isShared = false) : ILogger
{
    internal const int Burst = 10;
    internal const int WindowSeconds = 10;
    internal const int MaxKinds = 256;

    private static readonly (int, string?, string?) Overflow = (int.MinValue, null, null);

    private readonly ConcurrentDictionary<(int Id, string? Template, string? Component), LogWindow> _windows = new();

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
            var window = WindowOf(eventId, state);
            if (!window.TryEnter(time.GetTimestamp(), time.TimestampFrequency, out var suppressed))
            {
                if (window.NeedsExample)
                {
                    window.Keep(logLevel, formatter(state, exception));
                }
                return;
            }
            if (suppressed > 0)
            {
                Observability.Log.Suppressed(inner, logLevel, suppressed);
            }
        }
        inner.Log(logLevel, eventId, state, exception, formatter);
    }

    /// <summary>Says how many messages were left out since the last that passed. To be called when no more will come.</summary>
    public void ReportSuppressed()
    {
        foreach (var window in _windows.Values)
        {
            if (window.TakeSuppressed(out var level, out var example) is > 0 and var count)
            {
                Observability.Log.SuppressedAtEnd(inner, level, count, example);
            }
        }
    }

    private LogWindow WindowOf<TState>(EventId eventId, TState state)
    {
        var kind = (eventId.Id, eventId.Id == 0 ? TemplateOf(state) : null, isShared ? ComponentOf(state) : null);
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

    private static string? ComponentOf<TState>(TState state) =>
        state is IReadOnlyList<KeyValuePair<string, object?>> { Count: > 1 } values ? values[0].Value as string : null;
}
