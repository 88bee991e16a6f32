using System.Net;
using System.Net.Sockets;

namespace FlowHost.Inputs.Udp.Sockets;

/// <summary>One bound socket.</summary>
internal sealed class ListenSocket : IDisposable
{
    private ListenSocket(Socket socket, int grantedBuffer)
    {
        var endPoint = (IPEndPoint)socket.LocalEndPoint!;
        Socket = socket;
        Drops = new DropCounter(socket);
        IsIPv6 = endPoint.AddressFamily == AddressFamily.InterNetworkV6;
        Port = (ushort)endPoint.Port;
        Endpoint = $"udp {endPoint}";
        GrantedBuffer = grantedBuffer;
    }

    public Socket Socket { get; }

    /// <summary>What the kernel dropped.</summary>
    public DropCounter Drops { get; }

    /// <summary>Whether names of senders are those of IPv6; IPv4 agents of a dual-stack socket come mapped.</summary>
    public bool IsIPv6 { get; }

    /// <summary>The local port.</summary>
    public ushort Port { get; }

    /// <summary>For the user: <c>udp 0.0.0.0:2055</c>.</summary>
    public string Endpoint { get; }

    /// <summary>Octets of receive buffer, in the measure of the option.</summary>
    public int GrantedBuffer { get; }

    /// <summary>Binds a socket that is not shared: a port that something else uses is an error, not a silent split of the traffic.</summary>
    /// <param name="endPoint">Where to listen.</param>
    /// <param name="dualMode">Whether <c>[::]</c> takes IPv4 as well.</param>
    /// <param name="receiveBuffer">Octets to ask for.</param>
    /// <exception cref="SocketException">The address cannot be had.</exception>
    public static ListenSocket Bind(IPEndPoint endPoint, bool dualMode, int receiveBuffer)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            if (endPoint.AddressFamily == AddressFamily.InterNetworkV6)
            {
                socket.DualMode = dualMode;
            }
            // Before bind, so that no datagram meets the small buffer.
            var granted = ReceiveBuffer.Request(socket, receiveBuffer);
            socket.Bind(endPoint);
            return new ListenSocket(socket, granted);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose() => Socket.Dispose();
}
