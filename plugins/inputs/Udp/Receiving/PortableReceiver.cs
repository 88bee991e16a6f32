using System.Net;
using System.Net.Sockets;
using FlowHost.Inputs.Udp.Sockets;

namespace FlowHost.Inputs.Udp.Receiving;

/// <summary>One datagram per system call, on every system that .NET runs on.</summary>
internal sealed class PortableReceiver : IReceiver
{
    private readonly ListenSocket[] _sockets;
    private readonly SocketAddress[] _names;
    private readonly List<Socket> _selected;
    private readonly FailureLog _failures;

    public PortableReceiver(ListenSocket[] sockets, FailureLog failures)
    {
        _sockets = sockets;
        _failures = failures;
        _names = [.. sockets.Select(socket => new SocketAddress(socket.Socket.AddressFamily))];
        _selected = new List<Socket>(sockets.Length);
        foreach (var socket in sockets)
        {
            // A datagram that poll has seen may fail its checksum in recvfrom, which would then block.
            socket.Socket.Blocking = false;
        }
    }

    public bool Wait(int milliseconds)
    {
        _selected.Clear();
        foreach (var socket in _sockets)
        {
            _selected.Add(socket.Socket);
        }
        Socket.Select(_selected, null, null, milliseconds * 1_000);
        return _selected.Count > 0;
    }

    public bool IsReady(int socket) => _selected.Contains(_sockets[socket].Socket);

    public bool Receive(int socket, Intake intake)
    {
        var listener = _sockets[socket];
        var name = _names[socket];
        var now = intake.Now();
        try
        {
            while (intake.NextSlot < intake.SlotCount)
            {
                if (!listener.Socket.Poll(0, SelectMode.SelectRead))
                {
                    return true;
                }
                var slot = intake.Slots.AsSpan(intake.NextSlot * intake.SlotSize, intake.SlotSize);
                var length = listener.Socket.ReceiveFrom(slot, SocketFlags.None, name);
                intake.Take(length, isTruncated: length > intake.Largest, name.Buffer.Span, listener, now);
            }
            return false;
        }
        catch (SocketException exception)
        {
            if (!IsHarmless(exception.SocketErrorCode))
            {
                _failures.Add(listener, exception.Message);
            }
            return true;
        }
    }

    // An empty socket, a signal, an ICMP answer to something that was sent from the port.
    private static bool IsHarmless(SocketError error) =>
        error is SocketError.WouldBlock or SocketError.Interrupted or SocketError.ConnectionRefused or SocketError.ConnectionReset;
}
