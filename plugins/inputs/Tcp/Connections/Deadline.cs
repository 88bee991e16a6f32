using System.Globalization;

namespace FlowHost.Inputs.Tcp.Connections;

/// <summary>What a connection waits for, and until when. Set by the connection, looked at by a timer.</summary>
internal sealed class Deadline(TimeProvider time)
{
    private readonly Lock _gate = new();
    private string? _what;
    private long _started;
    private TimeSpan _limit;

    /// <summary>Starts to wait.</summary>
    /// <param name="what">What for, in words.</param>
    /// <param name="limit">How long.</param>
    public void Start(string what, TimeSpan limit)
    {
        lock (_gate)
        {
            (_what, _limit, _started) = (what, limit, time.GetTimestamp());
        }
    }

    /// <summary>Goes on waiting for the same as long as it is the same.</summary>
    public void Continue(string what, TimeSpan limit)
    {
        if (!ReferenceEquals(_what, what))
        {
            Start(what, limit);
        }
    }

    /// <summary>It came, or time does not matter now.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _what = null;
        }
    }

    /// <summary>What did not come in time, in words; null when there is time.</summary>
    public string? Missed()
    {
        lock (_gate)
        {
            return _what is null || time.GetElapsedTime(_started) < _limit
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"{_what} for {_limit.TotalSeconds:0} seconds");
        }
    }
}
