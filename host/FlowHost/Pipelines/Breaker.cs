namespace FlowHost.Pipelines;

/// <summary>
/// Switches a component off that fails again and again, and tries it once more after a while. Not thread-safe: each belongs to the thread
/// that calls the component.
/// </summary>
/// <param name="time">The clock; null in a replay, where no wall clock may decide: the breaker then stays open.</param>
internal sealed class Breaker(TimeProvider? time)
{
    /// <summary>Failures in a row after which it opens.</summary>
    public const int Threshold = 10;

    /// <summary>How long it stays open before the next try.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private int _failures;
    private long _openedAt;

    /// <summary>Whether the component is to be left alone now.</summary>
    public bool IsOpen => _failures >= Threshold && (time is null || time.GetElapsedTime(_openedAt) < Pause);

    public void Succeeded() => _failures = 0;

    /// <summary>Counts a failure.</summary>
    /// <returns>True when this one opened the breaker.</returns>
    public bool Failed()
    {
        _failures++;
        _openedAt = time?.GetTimestamp() ?? 0;
        return _failures == Threshold;
    }
}
