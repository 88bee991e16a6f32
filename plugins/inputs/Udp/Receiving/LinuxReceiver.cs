using System.Runtime.InteropServices;
using FlowHost.Inputs.Udp.Sockets;

namespace FlowHost.Inputs.Udp.Receiving;

/// <summary>Many datagrams per system call: recvmmsg(2) into pinned slots, poll(2) over all sockets.</summary>
internal sealed class LinuxReceiver : IReceiver
{
    private readonly ListenSocket[] _sockets;
    private readonly FailureLog _failures;
    private readonly LinuxCalls.Descriptor[] _descriptors;
    private readonly LinuxCalls.Message[] _messages;

    // The kernel writes to both through addresses in the messages.
    private readonly LinuxCalls.Vector[] _vectors;
    private readonly byte[] _names;

    public LinuxReceiver(ListenSocket[] sockets, Intake intake, FailureLog failures)
    {
        _sockets = sockets;
        _failures = failures;
        _descriptors = [.. sockets.Select(socket => new LinuxCalls.Descriptor
        {
            Socket = (int)socket.Socket.Handle,
            Asked = LinuxCalls.Readable,
        })];
        _messages = new LinuxCalls.Message[intake.SlotCount];
        _vectors = GC.AllocateArray<LinuxCalls.Vector>(intake.SlotCount, pinned: true);
        _names = GC.AllocateArray<byte>(intake.SlotCount * SocketName.Size, pinned: true);
        for (var slot = 0; slot < intake.SlotCount; slot++)
        {
            _vectors[slot].Start = Marshal.UnsafeAddrOfPinnedArrayElement(intake.Slots, slot * intake.SlotSize);
            _vectors[slot].Length = (nuint)intake.Largest;
            _messages[slot].Header = new LinuxCalls.Header
            {
                Name = Marshal.UnsafeAddrOfPinnedArrayElement(_names, slot * SocketName.Size),
                NameLength = SocketName.Size,
                Vectors = Marshal.UnsafeAddrOfPinnedArrayElement(_vectors, slot),
                VectorCount = 1,
            };
        }
    }

    public bool Wait(int milliseconds) => LinuxCalls.Poll(ref _descriptors[0], (nuint)_descriptors.Length, milliseconds) > 0;

    public bool IsReady(int socket) => _descriptors[socket].Found != 0;

    public bool Receive(int socket, Intake intake)
    {
        var first = intake.NextSlot;
        var free = intake.SlotCount - first;
        var listener = _sockets[socket];
        var received = LinuxCalls.ReceiveMessages(
            listener.Socket.SafeHandle, ref _messages[first], (uint)free, LinuxCalls.DontWait, timeout: 0);
        if (received < 0)
        {
            Note(listener, Marshal.GetLastPInvokeError());
            return true;
        }
        var now = intake.Now();
        for (var slot = first; slot < first + received; slot++)
        {
            ref var message = ref _messages[slot];
            // A socket of the other family may use the slot next.
            message.Header.NameLength = SocketName.Size;
            intake.Take(
                (int)message.Length,
                isTruncated: (message.Header.Flags & LinuxCalls.Truncated) != 0,
                _names.AsSpan(slot * SocketName.Size, SocketName.Size),
                listener,
                now);
        }
        return received < free;
    }

    private void Note(ListenSocket socket, int error)
    {
        // An empty socket, a signal, an ICMP answer to something that was sent from the port.
        if (error is not (LinuxCalls.TryAgain or LinuxCalls.Interrupted or LinuxCalls.ConnectionRefused))
        {
            _failures.Add(socket, Marshal.GetPInvokeErrorMessage(error));
        }
    }
}
