namespace FlowHost.Inputs.Tcp.Connections;

/// <summary>The connections that have messages to hand on, or have ended. Bounded: a connection stands in it once at most.</summary>
internal sealed class ReadyQueue
{
    private readonly Queue<Connection> _queue = new();

    public void Add(Connection connection)
    {
        lock (_queue)
        {
            _queue.Enqueue(connection);
            Monitor.Pulse(_queue);
        }
    }

    /// <summary>The next one; null when none has come in the time.</summary>
    /// <param name="wait">How long to wait, real time.</param>
    public Connection? Take(TimeSpan wait)
    {
        lock (_queue)
        {
            if (_queue.Count == 0 && wait > TimeSpan.Zero)
            {
                Monitor.Wait(_queue, wait);
            }
            return _queue.TryDequeue(out var connection) ? connection : null;
        }
    }
}
