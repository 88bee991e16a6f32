namespace FlowHost.Pipelines;

/// <summary>Shows that a loop goes on. Thread-safe.</summary>
internal sealed class Heartbeat(TimeProvider time)
{
    private long _last = time.GetTimestamp();

    /// <summary>How long ago it was last heard of.</summary>
    public TimeSpan Age => time.GetElapsedTime(Volatile.Read(ref _last));

    public void Beat() => Volatile.Write(ref _last, time.GetTimestamp());
}
