namespace FlowHost.Pipelines;

/// <summary>
/// Calls <see cref="Worker.Tick"/> each second, so that what waits too long is given up though nothing comes; every ten seconds it writes which
/// agents are established.
/// </summary>
internal sealed class WorkerClock : IDisposable
{
    private const int SaveTicks = 10;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Worker _worker;
    private readonly Heartbeat _heartbeat;
    private readonly TimeProvider _time;
    private readonly AgentFile? _agents;
    private readonly ITimer _timer;
    private int _isTicking;
    private int _ticks;

    public WorkerClock(Worker worker, Heartbeat heartbeat, TimeProvider time, AgentFile? agents)
    {
        _agents = agents;
        _worker = worker;
        _heartbeat = heartbeat;
        _time = time;
        _timer = time.CreateTimer(_ => Tick(), null, Interval, Interval);
    }

    public void Dispose()
    {
        _timer.Dispose();
        Save();
    }

    // The worker may be held up by an exporter for longer than a second: calls must not pile up behind it.
    private void Tick()
    {
        if (Interlocked.Exchange(ref _isTicking, 1) == 0)
        {
            _worker.Tick((long)(_time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalNanoseconds);
            if (++_ticks % SaveTicks == 0)
            {
                Save();
            }
            _heartbeat.Beat();
            Volatile.Write(ref _isTicking, 0);
        }
    }

    private void Save()
    {
        if (_agents is not null && _worker.TryGetEstablished() is { } established)
        {
            _agents.Save(established);
        }
    }
}
