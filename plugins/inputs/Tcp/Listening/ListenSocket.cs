using System.Net;
using System.Net.Sockets;

namespace FlowHost.Inputs.Tcp.Listening;

/// <summary>One socket that listens.</summary>
internal sealed class ListenSocket : IDisposable
{
    private const int Backlog = 512;

    private ListenSocket(Socket socket, string scheme)
    {
        Socket = socket;
        Endpoint = $"{scheme} {socket.LocalEndPoint}";
    }

    public Socket Socket { get; }

    /// <summary>For the user: <c>tcp 0.0.0.0:4739</c>.</summary>
    public string Endpoint { get; }

    /// <summary>Binds a socket and listens.</summary>
    /// <param name="endPoint">Where.</param>
    /// <param name="dualMode">Whether <c>[::]</c> takes IPv4 as well.</param>
    /// <param name="scheme">What the user calls it: <c>tcp</c> or <c>tls</c>.</param>
    /// <exception cref="SocketException">The address cannot be had.</exception>
    public static ListenSocket Bind(IPEndPoint endPoint, bool dualMode, string scheme)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (endPoint.AddressFamily == AddressFamily.InterNetworkV6)
            {
                socket.DualMode = dualMode;
            }
            socket.Bind(endPoint);
            socket.Listen(Backlog);
            return new ListenSocket(socket, scheme);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose() => Socket.Dispose();
}
