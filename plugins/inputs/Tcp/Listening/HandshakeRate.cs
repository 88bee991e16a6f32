namespace FlowHost.Inputs.Tcp.Listening;

/// <summary>How many handshakes may start: a bucket that a second fills. May be used from any thread.</summary>
internal sealed class HandshakeRate(int perSecond, TimeProvider time)
{
    private readonly Lock _gate = new();
    private double _left = perSecond;
    private long _filled = time.GetTimestamp();

    /// <summary>Takes one, when there is one.</summary>
    /// <returns>How long to wait before the handshake starts; zero: it may now.</returns>
    public TimeSpan Take()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            _left = Math.Min(perSecond, _left + (time.GetElapsedTime(_filled, now).TotalSeconds * perSecond)) - 1;
            _filled = now;
            return _left >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_left / perSecond);
        }
    }
}
