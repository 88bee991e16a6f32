using System.Globalization;
using System.Net.Sockets;

namespace FlowHost.Inputs.Udp.Sockets;

/// <summary>Asks for a receive buffer and reads back what was granted.</summary>
internal static class ReceiveBuffer
{
    // socket(7); the numbers are those of every Linux architecture that .NET runs on.
    private const int SolSocket = 1;
    private const int SoReceiveBuffer = 8;
    private const int SoReceiveBufferForce = 33;

    /// <summary>Asks for a buffer; on Linux also beyond <c>net.core.rmem_max</c>, which needs CAP_NET_ADMIN.</summary>
    /// <returns>The octets granted, in the measure in which they were asked for.</returns>
    public static int Request(Socket socket, int octets)
    {
        if (!OperatingSystem.IsLinux())
        {
            socket.ReceiveBufferSize = octets;
            return socket.ReceiveBufferSize;
        }
        Set(socket, SoReceiveBuffer, octets);
        if (Granted(socket) < octets)
        {
            try
            {
                Set(socket, SoReceiveBufferForce, octets);
            }
            catch (SocketException)
            {
                // Not privileged: what was granted stays, and the caller says so.
            }
        }
        return Granted(socket);
    }

    /// <summary>Octets for people: <c>4 MiB</c>, <c>208 KiB</c>.</summary>
    public static string Format(int octets) =>
        octets >= 1 << 20
            ? string.Create(CultureInfo.InvariantCulture, $"{octets / (double)(1 << 20):0.##} MiB")
            : string.Create(CultureInfo.InvariantCulture, $"{octets / (double)(1 << 10):0.##} KiB");

    /// <summary>What the user can do about a grant that is too small.</summary>
    public static string Remedy(int octets) =>
        OperatingSystem.IsLinux()
            ? string.Create(CultureInfo.InvariantCulture, $"Raise the kernel's limit: sysctl -w net.core.rmem_max={octets}")
            : "Raise the system's limit for socket buffers.";

    private static void Set(Socket socket, int option, int octets) =>
        socket.SetRawSocketOption(SolSocket, option, BitConverter.GetBytes(octets));

    // The kernel doubles what it is asked for, to pay for its own structures (socket(7)).
    private static int Granted(Socket socket)
    {
        Span<byte> value = stackalloc byte[sizeof(int)];
        socket.GetRawSocketOption(SolSocket, SoReceiveBuffer, value);
        return BitConverter.ToInt32(value) / 2;
    }
}
