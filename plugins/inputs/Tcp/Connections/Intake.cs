using FlowHost.Sdk;

namespace FlowHost.Inputs.Tcp.Connections;

/// <summary>Hands the messages of connections to the worker, on one thread: those of a connection stay in their order.</summary>
internal sealed class Intake
{
    private const int LargestBurst = 256;

    private readonly IDatagramSink _sink;
    private readonly ConnectionTable _table;
    private readonly DatagramBurst _burst;
    private readonly List<Connection> _waiting = [];
    private bool _isTooLate;

    public Intake(IDatagramSink sink, ConnectionTable table)
    {
        _sink = sink;
        _table = table;
        _burst = new DatagramBurst(Math.Clamp(sink.BurstSize, 1, LargestBurst)) { CanWait = true };
    }

    /// <summary>Takes what a connection has; it waits for <see cref="Flush"/>, unless it has ended and was waited for before.</summary>
    public void Take(Connection connection)
    {
        if (connection.HasEnded)
        {
            End(connection);
            return;
        }
        while (connection.Messages.TryTake(out var offset, out var length))
        {
            _burst.Add(new Datagram(
                connection.Messages.Octets, offset, length, connection.Address, connection.Port, connection.ListenPort,
                connection.ReceiveTime, Transport.Tcp) { Session = connection.Session });
            connection.Taken++;
            if (_burst.IsFull)
            {
                HandOver();
            }
        }
        _waiting.Add(connection);
    }

    /// <summary>Hands over what was taken; the connections read on.</summary>
    public void Flush()
    {
        HandOver();
        Release();
    }

    /// <summary>The time to stop is up: from now on, messages are counted and go nowhere.</summary>
    public void OnlyCount() => _isTooLate = true;

    private void HandOver()
    {
        if (_burst.Count == 0)
        {
            return;
        }
        if (_isTooLate)
        {
            _sink.CountDrop(DropReason.ShutdownDeadline, _burst.Count);
        }
        else
        {
            _sink.Process(_burst);
        }
        _burst.Clear();
    }

    private void Release()
    {
        foreach (var connection in _waiting)
        {
            connection.HandedOn();
        }
        _waiting.Clear();
    }

    private void End(Connection connection)
    {
        connection.Messages.Dispose();
        _table.Remove(connection);
        if (connection.Taken > 0)
        {
            _sink.EndSession(connection.Address, connection.Session);
        }
    }
}
