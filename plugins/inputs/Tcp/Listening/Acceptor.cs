using System.Net;
using System.Net.Sockets;
using FlowHost.Inputs.Tcp.Connections;
using FlowHost.Inputs.Tcp.Tls;
using FlowHost.Sdk;

namespace FlowHost.Inputs.Tcp.Listening;

/// <summary>Takes connections, leaves out those that may not be, and starts the others.</summary>
internal sealed class Acceptor(
    TcpOptions options, TlsServer? tls, ConnectionTable table, ReadyQueue ready, Reports reports, IDatagramSink sink, TimeProvider time)
{
    // What fails once, as for want of file descriptors, mostly fails at once again.
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMilliseconds(100);

    // A connection whose other end has gone without a word is noticed after about two minutes.
    private const int KeepAliveSeconds = 60;

    private readonly HandshakeRate _rate = new(options.HandshakesPerSecond, time);
    private readonly Timeouts _timeouts = new(options.IdleTimeout, options.FirstMessageTimeout, options.MessageTimeout);

    /// <summary>Takes connections until the socket is closed or <paramref name="stop"/>.</summary>
    public async Task RunAsync(ListenSocket listener, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var isStarted = Start(await listener.Socket.AcceptAsync(stop).ConfigureAwait(false));
                if (isStarted && tls is not null && _rate.Take() is var wait && wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, time, stop).ConfigureAwait(false);
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException exception)
            {
                reports.AcceptFailed(listener.Endpoint, exception.Message);
                await Task.Delay(AfterFailure, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private bool Start(Socket socket)
    {
        try
        {
            if (TryAdd(socket, IpAddress.From(((IPEndPoint)socket.RemoteEndPoint!).Address)) is { } connection)
            {
                Log.Connected(reports.Logger, connection.Name);
                _ = Task.Run(connection.RunAsync);
                return true;
            }
        }
        catch (SocketException)
        {
            // It has gone already.
        }
        socket.Dispose();
        return false;
    }

    private Connection? TryAdd(Socket socket, UInt128 address)
    {
        if (options.Allow is { } allow && !allow.Any(range => range.Contains(address)))
        {
            reports.Refused(address);
            return null;
        }
        KeepAlive(socket);
        var connection = new Connection(socket, sink.BeginSession(), tls, _timeouts, ready, reports, time);
        if (table.Refuse(address) is { } reason)
        {
            reports.TooMany(address, reason);
            return null;
        }
        table.Add(connection);
        return connection;
    }

    private static void KeepAlive(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, KeepAliveSeconds);
    }
}
