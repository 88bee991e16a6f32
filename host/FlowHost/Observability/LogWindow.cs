namespace FlowHost.Observability;

/// <summary>Counts one kind of message within a window of time.</summary>
internal sealed class LogWindow
{
    private readonly Lock _gate = new();
    private long _start;
    private int _count;
    private long _suppressed;

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
                _suppressed = 0;
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
