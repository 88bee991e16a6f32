namespace FlowHost.Inputs.Tcp;

/// <summary>Lets one message through per ten seconds and counts what it stands for. May be used from any thread.</summary>
internal sealed class LogLimiter(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private long? _lastPassed;
    private long _count;

    /// <summary>Counts one event.</summary>
    /// <param name="count">Events since the last message, this one included.</param>
    /// <returns>Whether it may be logged.</returns>
    public bool TryPass(out long count)
    {
        lock (_gate)
        {
            count = ++_count;
            if (_lastPassed is { } last && time.GetElapsedTime(last) < Interval)
            {
                return false;
            }
            _lastPassed = time.GetTimestamp();
            _count = 0;
            return true;
        }
    }
}
