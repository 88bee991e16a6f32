using FlowHost.Inputs.Tcp.Connections;
using FlowHost.Inputs.Tcp.Tls;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Inputs.Tcp.Listening;

/// <summary>Runs the sockets: connections read by themselves, one thread hands on what they have read.</summary>
internal sealed class Server
{
    // How soon an idle input sees that it should stop.
    private static readonly TimeSpan IdleWait = TimeSpan.FromMilliseconds(100);

    // How often connections are looked at that keep the host waiting.
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    // Together they stay below the three seconds that IInput.Run may take to return.
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CloseTime = TimeSpan.FromMilliseconds(500);

    private readonly ListenSocket[] _sockets;
    private readonly ReadyQueue _ready = new();
    private readonly ConnectionTable _table;
    private readonly Intake _intake;
    private readonly Acceptor _acceptor;
    private readonly TimeProvider _time;

    public Server(ListenSocket[] sockets, TcpOptions options, TlsServer? tls, IDatagramSink sink, TimeProvider time, ILogger logger)
    {
        _sockets = sockets;
        _time = time;
        _table = new ConnectionTable(options.MaxConnections, options.MaxConnectionsPerAddress);
        _intake = new Intake(sink, _table);
        _acceptor = new Acceptor(options, tls, _table, _ready, new Reports(sink, time, logger), sink, time);
    }

    public void Run(CancellationToken stop)
    {
        var acceptors = Task.WhenAll(_sockets.Select(socket => _acceptor.RunAsync(socket, stop)));
        try
        {
            using (_time.CreateTimer(_ => CloseLate(), null, LookInterval, LookInterval))
            {
                while (!stop.IsCancellationRequested)
                {
                    HandOn(IdleWait);
                }
            }
            acceptors.Wait(CloseTime, CancellationToken.None);
            Drain();
        }
        finally
        {
            CloseAll();
        }
    }

    /// <summary>Hands on what has been read; waits for the first.</summary>
    private void HandOn(TimeSpan wait)
    {
        for (var connection = _ready.Take(wait); connection is not null; connection = _ready.Take(TimeSpan.Zero))
        {
            _intake.Take(connection);
        }
        _intake.Flush();
    }

    private void CloseLate()
    {
        foreach (var connection in _table.ToArray())
        {
            connection.CloseIfLate();
        }
    }

    /// <summary>Hands on what had arrived before the stop, or counts it if there is no time for it.</summary>
    private void Drain()
    {
        foreach (var connection in _table.ToArray())
        {
            connection.Drain();
        }
        HandOnFor(DrainTime);
        _intake.OnlyCount();
        CloseAll();
        HandOnFor(CloseTime);
    }

    private void CloseAll()
    {
        foreach (var connection in _table.ToArray())
        {
            connection.Close("the host stops");
        }
    }

    private void HandOnFor(TimeSpan limit)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (_table.ToArray().Length > 0 && TimeProvider.System.GetElapsedTime(started) < limit)
        {
            HandOn(TimeSpan.FromMilliseconds(10));
        }
    }
}
