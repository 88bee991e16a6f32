using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace FlowHost.Inputs.Udp.Sockets;

/// <summary>
/// What the kernel dropped at one socket: SO_MEMINFO of Linux, the same number as in <c>/proc/net/udp</c>. Other systems do not tell.
/// </summary>
internal sealed class DropCounter(Socket socket)
{
    // asm-generic/socket.h and linux/sock_diag.h: nine u32, SK_MEMINFO_DROPS is the last.
    private const int SolSocket = 1;
    private const int SoMemInfo = 55;
    private const int Drops = 8;

    private bool _isSupported = OperatingSystem.IsLinux();
    private uint _last;

    /// <summary>Datagrams dropped since the last call.</summary>
    public long Take()
    {
        if (!_isSupported)
        {
            return 0;
        }
        Span<uint> info = stackalloc uint[Drops + 1];
        try
        {
            socket.GetRawSocketOption(SolSocket, SoMemInfo, MemoryMarshal.AsBytes(info));
        }
        catch (SocketException)
        {
            // A kernel before 4.12 or one that only resembles Linux.
            _isSupported = false;
            return 0;
        }
        // The kernel's counter has 32 bits and goes round.
        var delta = unchecked(info[Drops] - _last);
        _last = info[Drops];
        return delta;
    }
}
