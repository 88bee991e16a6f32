namespace FlowHost.Pipelines;

/// <summary>Allows so many at once, and so many a second of the datagrams' time. A clock that is set back stops nothing.</summary>
internal struct TokenBucket(int burst, int perSecond)
{
    // Datagrams of several sockets are not in order of time.
    private const long Slack = 1_000_000_000;

    private double _tokens = burst;
    private long _filledAt;

    /// <summary>Takes a token.</summary>
    /// <param name="now">Nanoseconds since 1970-01-01 UTC.</param>
    public bool TryTake(long now)
    {
        _tokens = Math.Min(burst, _tokens + (Math.Max(0, now - _filledAt) / 1e9 * perSecond));
        _filledAt = now < _filledAt - Slack ? now : Math.Max(_filledAt, now);
        if (_tokens < 1)
        {
            return false;
        }
        _tokens--;
        return true;
    }

    /// <summary>Gives a token back.</summary>
    public void Return() => _tokens++;
}
