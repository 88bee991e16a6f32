namespace FlowHost.Pipelines;

/// <summary>What share of its datagrams the kernel had no room for lately. Thread-safe.</summary>
internal sealed class SocketLoss
{
    /// <summary>What counts as lately.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly Queue<(TimeSpan At, long Dropped, long Datagrams)> _samples = [];

    /// <summary>The share, 0 to 1, from the oldest sample that still counts to the last.</summary>
    public double Share
    {
        get
        {
            lock (_gate)
            {
                if (_samples.Count < 2)
                {
                    return 0;
                }
                var (first, last) = (_samples.Peek(), _samples.Last());
                return last.Datagrams == first.Datagrams ? 0 : (double)(last.Dropped - first.Dropped) / (last.Datagrams - first.Datagrams);
            }
        }
    }

    /// <summary>Notes the counters.</summary>
    /// <param name="at">The time, by any clock that does not go back.</param>
    /// <param name="dropped">Datagrams that the kernel had no room for, so far.</param>
    /// <param name="datagrams">All datagrams so far, those included.</param>
    public void Sample(TimeSpan at, long dropped, long datagrams)
    {
        lock (_gate)
        {
            _samples.Enqueue((at, dropped, datagrams));
            while (at - _samples.Peek().At > Span)
            {
                _samples.Dequeue();
            }
        }
    }
}
