using System.Net;
using System.Net.Sockets;

namespace FlowHost.Plugins.Tests.Inputs.Udp.Support;

/// <summary>An agent: a socket that sends.</summary>
internal sealed class UdpSender : IDisposable
{
    private readonly Socket _socket;

    /// <param name="target">Where to.</param>
    /// <param name="from">The agent's address; all of 127.0.0.0/8 can be had on Linux.</param>
    public UdpSender(IPEndPoint target, IPAddress? from = null)
    {
        _socket = new Socket(target.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { SendBufferSize = 1 << 20 };
        if (from is not null)
        {
            _socket.Bind(new IPEndPoint(from, 0));
        }
        _socket.Connect(target);
    }

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public void Send(params ReadOnlySpan<byte> payload) => _socket.Send(payload);

    /// <summary>Sends the same datagram many times.</summary>
    public void SendMany(int count, int length)
    {
        var payload = new byte[length];
        for (var i = 0; i < count; i++)
        {
            _socket.Send(payload);
        }
    }

    public void Dispose() => _socket.Dispose();
}
