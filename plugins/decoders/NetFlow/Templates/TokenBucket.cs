namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>Allows so many at once, and so many a second of the datagrams' time. A clock that is set back stops nothing.</summary>
internal sealed class TokenBucket
{
    // Datagrams of several sockets are not in order of time.
    private const long Slack = 1_000_000_000;

    private readonly double _burst;
    private readonly double _perSecond;
    private double _tokens;
    private long _filledAt;

    public TokenBucket(double burst, double perSecond)
    {
        _burst = burst;
        _perSecond = perSecond;
        _tokens = burst;
    }

    /// <summary>Takes tokens.</summary>
    /// <param name="count">How many.</param>
    /// <param name="now">Nanoseconds since 1970-01-01 UTC.</param>
    /// <returns>False when there are not as many: none is taken.</returns>
    public bool TryTake(double count, long now)
    {
        _tokens = Math.Min(_burst, _tokens + (Math.Max(0, now - _filledAt) / 1e9 * _perSecond));
        _filledAt = now < _filledAt - Slack ? now : Math.Max(_filledAt, now);
        if (_tokens < count)
        {
            return false;
        }
        _tokens -= count;
        return true;
    }
}
