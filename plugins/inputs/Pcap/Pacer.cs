namespace FlowHost.Inputs.Pcap;

/// <summary>Tells when a datagram is due, and waits for it.</summary>
/// <param name="clock">The clock that is waited on.</param>
/// <param name="speed">How many times faster than captured.</param>
internal sealed class Pacer(TimeProvider clock, double speed)
{
    /// <summary>What is due sooner is not worth a wait.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    /// <summary>As long as one timer is asked to run.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromDays(1);

    private long? _firstTime;
    private long _started;

    /// <summary>The next datagram is due at once: another capture starts.</summary>
    public void Restart() => _firstTime = null;

    /// <summary>Whether a datagram is to be waited for.</summary>
    /// <param name="time">When it was captured: nanoseconds since 1970-01-01 UTC.</param>
    public bool IsEarly(long time) => UntilDue(time) >= Least;

    /// <summary>Waits until a datagram is due, or until <paramref name="stop"/>.</summary>
    public void Wait(long time, CancellationToken stop)
    {
        try
        {
            for (var left = UntilDue(time); left >= Least; left = UntilDue(time))
            {
                Task.Delay(left < Most ? left : Most, clock, stop).GetAwaiter().GetResult();
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever plays the capture sees that it was stopped.
        }
    }

    private TimeSpan UntilDue(long time)
    {
        if (_firstTime is not { } first)
        {
            (_firstTime, _started) = (time, clock.GetTimestamp());
            return TimeSpan.Zero;
        }
        var nanoseconds = Math.Max(0, (time - first) / speed);
        return TimeSpan.FromTicks((long)(nanoseconds / TimeSpan.NanosecondsPerTick)) - clock.GetElapsedTime(_started);
    }
}
