using Microsoft.Extensions.Logging;

namespace FlowHost.Observability;

/// <summary>Counts one kind of message within a window of time.</summary>
internal sealed class LogWindow
{
    private readonly Lock _gate = new();
    private long _start;
    private int _count;
    private long _suppressed;
    private LogLevel _level;
    private volatile string? _example;

    /// <summary>Whether a message was left out and none of those is kept to tell what they were like.</summary>
    public bool NeedsExample => _example is null;

    /// <summary>Keeps one of the messages that were left out.</summary>
    public void Keep(LogLevel level, string example)
    {
        lock (_gate)
        {
            (_level, _example) = (level, example);
        }
    }

    /// <summary>How many have been left out since the last that passed; afterwards it is none.</summary>
    public long TakeSuppressed(out LogLevel level, out string example)
    {
        lock (_gate)
        {
            var suppressed = _suppressed;
            (level, example) = (_level, _example ?? "");
            (_suppressed, _example) = (0, null);
            return suppressed;
        }
    }

    /// <summary>Whether the message may pass.</summary>
    /// <param name="now">The clock's timestamp.</param>
    /// <param name="frequency">Timestamps per second.</param>
    /// <param name="suppressed">How many have been left out since the last that passed.</param>
    public bool TryEnter(long now, long frequency, out long suppressed)
    {
        lock (_gate)
        {
            suppressed = 0;
            if (_count == 0 || now - _start >= BoundedLogger.WindowSeconds * frequency)
            {
                _start = now;
                _count = 0;
                suppressed = _suppressed;
                (_suppressed, _example) = (0, null);
            }
            if (_count == BoundedLogger.Burst)
            {
                _suppressed++;
                return false;
            }
            _count++;
            return true;
        }
    }
}
