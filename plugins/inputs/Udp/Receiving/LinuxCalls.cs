using System.Runtime.InteropServices;

namespace FlowHost.Inputs.Udp.Receiving;

/// <summary>The two system calls that .NET does not offer: recvmmsg(2) and poll(2).</summary>
internal static partial class LinuxCalls
{
    // The same numbers on every architecture: asm-generic/errno*.h, linux/socket.h, asm-generic/poll.h.
    public const int Interrupted = 4;
    public const int TryAgain = 11;
    public const int NotImplemented = 38;
    public const int ConnectionRefused = 111;
    public const int DontWait = 0x40;
    public const int Truncated = 0x20;
    public const short Readable = 0x01;

    /// <summary>recvmmsg(2): receives many datagrams at once.</summary>
    /// <returns>How many, or -1 with errno.</returns>
    [LibraryImport("libc", EntryPoint = "recvmmsg", SetLastError = true)]
    public static partial int ReceiveMessages(SafeHandle socket, ref Message first, uint count, int flags, nint timeout);

    /// <summary>poll(2): waits for the first of several sockets.</summary>
    /// <returns>How many are ready, or -1 with errno.</returns>
    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(ref Descriptor first, nuint count, int milliseconds);

    // Asked of no socket: a kernel or a sandbox without the call answers that it has none, others that the socket is bad.
    [LibraryImport("libc", EntryPoint = "recvmmsg", SetLastError = true)]
    private static partial int ReceiveMessages(int socket, nint first, uint count, int flags, nint timeout);

    /// <summary>Whether the calls are there.</summary>
    public static bool AreSupported()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }
        try
        {
            return ReceiveMessages(socket: -1, first: 0, count: 0, flags: 0, timeout: 0) < 0
                && Marshal.GetLastPInvokeError() != NotImplemented;
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
        {
            return false;
        }
    }

    /// <summary><c>struct mmsghdr</c> of recvmmsg(2).</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Message
    {
        /// <summary>msg_hdr; its padding at the end belongs to it, so it cannot be merged with this.</summary>
        public Header Header;

        /// <summary>msg_len: octets received.</summary>
        public uint Length;
    }

    /// <summary>
    /// <c>struct msghdr</c> of recv(2), as the kernel and glibc have it. musl declares the two lengths narrower, with padding that must be
    /// zero, which on little-endian machines is the same again.
    /// </summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Header
    {
        /// <summary>msg_name: where the sender's address goes.</summary>
        public nint Name;

        /// <summary>msg_namelen: octets there; the kernel writes the length of the address.</summary>
        public uint NameLength;

        /// <summary>msg_iov: an array of <see cref="Vector"/>.</summary>
        public nint Vectors;

        /// <summary>msg_iovlen: how many.</summary>
        public nuint VectorCount;

        /// <summary>msg_control: ancillary data, not asked for.</summary>
        public nint Control;

        /// <summary>msg_controllen.</summary>
        public nuint ControlLength;

        /// <summary>msg_flags: written by the kernel; MSG_TRUNC when the datagram was longer.</summary>
        public int Flags;
    }

    /// <summary><c>struct iovec</c> of readv(2).</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Vector
    {
        /// <summary>iov_base.</summary>
        public nint Start;

        /// <summary>iov_len.</summary>
        public nuint Length;
    }

    /// <summary><c>struct pollfd</c> of poll(2).</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Descriptor
    {
        /// <summary>fd.</summary>
        public int Socket;

        /// <summary>events: what to wait for.</summary>
        public short Asked;

        /// <summary>revents: what is there; errors come unasked.</summary>
        public short Found;
    }
}
