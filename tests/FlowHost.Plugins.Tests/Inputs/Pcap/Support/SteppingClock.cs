namespace FlowHost.Plugins.Tests.Inputs.Pcap.Support;

/// <summary>A clock that stands still until someone waits, and then jumps to when the wait ends.</summary>
internal sealed class SteppingClock : TimeProvider
{
    private long _ticks;

    /// <summary>How long was waited, each time.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Add(dueTime);
        _ticks += dueTime.Ticks;
        callback(state);
        return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
