using System.Net;
using System.Net.Sockets;

namespace FlowHost.Inputs.Udp.Sockets;

/// <summary>Why an address cannot be listened to, in words for the user.</summary>
internal static class BindFailure
{
    public static string Explain(IPEndPoint endPoint, SocketException exception) =>
        exception.SocketErrorCode switch
        {
            SocketError.AddressAlreadyInUse =>
                $"Cannot listen on udp {endPoint}: another program uses the port ({Finder(endPoint.Port)} names it). Stop it or choose another port.",
            SocketError.AccessDenied =>
                $"Cannot listen on udp {endPoint}: not permitted. Ports below 1024 need privileges (CAP_NET_BIND_SERVICE); choose a higher one.",
            SocketError.AddressNotAvailable =>
                $"Cannot listen on udp {endPoint}: no interface of this machine has the address.",
            SocketError.AddressFamilyNotSupported =>
                $"Cannot listen on udp {endPoint}: this machine has no IPv6. Listen on 0.0.0.0:{endPoint.Port}.",
            _ => $"Cannot listen on udp {endPoint}: {exception.Message}.",
        };

    private static string Finder(int port) => OperatingSystem.IsWindows() ? $"netstat -ano -p udp | findstr :{port}" : $"lsof -nP -i UDP:{port}";
}
