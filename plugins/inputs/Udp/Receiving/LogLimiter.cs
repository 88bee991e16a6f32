namespace FlowHost.Inputs.Udp.Receiving;

/// <summary>Lets one message through per ten seconds and counts what it stands for.</summary>
internal sealed class LogLimiter(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private long _lastPassed;
    private bool _hasPassed;
    private long _count;

    /// <summary>Counts one event.</summary>
    /// <param name="count">Events since the last message, this one included.</param>
    /// <returns>Whether it may be logged.</returns>
    public bool TryPass(out long count)
    {
        count = ++_count;
        if (_hasPassed && time.GetElapsedTime(_lastPassed) < Interval)
        {
            return false;
        }
        _hasPassed = true;
        _lastPassed = time.GetTimestamp();
        _count = 0;
        return true;
    }
}
