using System.Net;
using System.Net.Sockets;

namespace FlowHost.Inputs.Tcp.Listening;

/// <summary>An address that cannot be listened to, and why.</summary>
internal sealed record BindFailure(IPEndPoint EndPoint, SocketException Exception)
{
    /// <summary>In words for the user: a line for each cause, with all addresses that it concerns.</summary>
    public static IReadOnlyList<string> Explain(IEnumerable<BindFailure> failures) =>
        [.. failures.GroupBy(failure => failure.Exception.SocketErrorCode).Select(cause => Explain([.. cause]))];

    private static string Explain(BindFailure[] failures)
    {
        var port = failures[0].EndPoint.Port;
        var (code, message) = (failures[0].Exception.SocketErrorCode, failures[0].Exception.Message.TrimEnd('.'));
        var reason = code switch
        {
            SocketError.AddressAlreadyInUse when failures.Length == 1 =>
                $"another program uses the port ({Finder([port])} names it). Stop it or choose another port.",
            SocketError.AddressAlreadyInUse =>
                $"other programs use these ports ({Finder([.. failures.Select(failure => failure.EndPoint.Port)])} names them). Stop them or choose other ports.",
            SocketError.AccessDenied => "not permitted. Ports below 1024 need privileges (CAP_NET_BIND_SERVICE); choose a higher one.",
            SocketError.AddressNotAvailable when failures.Length == 1 => "no interface of this machine has the address.",
            SocketError.AddressNotAvailable => "no interface of this machine has these addresses.",
            SocketError.AddressFamilyNotSupported => $"this machine has no IPv6. Listen on 0.0.0.0:{port}.",
            _ => $"{message}.",
        };
        return $"Cannot listen on tcp {string.Join(", ", failures.Select(failure => failure.EndPoint))}: {reason}";
    }

    private static string Finder(int[] ports) => OperatingSystem.IsWindows()
        ? $"netstat -ano -p tcp | findstr \"{string.Join(' ', ports.Select(port => $":{port}"))}\""
        : $"lsof -nP -sTCP:LISTEN -i TCP:{string.Join(',', ports)}";
}
