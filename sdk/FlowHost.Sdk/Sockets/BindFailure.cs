using System.Net;
using System.Net.Sockets;

namespace FlowHost.Sdk;

/// <summary>An address that an input cannot listen on, and why.</summary>
/// <param name="EndPoint">The address.</param>
/// <param name="Exception">What binding to it threw.</param>
public sealed record BindFailure(IPEndPoint EndPoint, SocketException Exception)
{
    /// <summary>In words for the user: a line for each cause, with all addresses that it concerns and what to do.</summary>
    /// <param name="failures">The addresses.</param>
    /// <param name="protocol"><see cref="ProtocolType.Udp"/> or <see cref="ProtocolType.Tcp"/>.</param>
    public static IReadOnlyList<string> Explain(IEnumerable<BindFailure> failures, ProtocolType protocol) =>
        [.. failures.GroupBy(failure => failure.Exception.SocketErrorCode).Select(cause => Explain([.. cause], protocol))];

    private static string Explain(BindFailure[] failures, ProtocolType protocol)
    {
        var port = failures[0].EndPoint.Port;
        var (code, message) = (failures[0].Exception.SocketErrorCode, failures[0].Exception.Message.TrimEnd('.'));
        var reason = code switch
        {
            SocketError.AddressAlreadyInUse when failures.Length == 1 =>
                $"another program uses the port ({Finder([port], protocol)} names it). Stop it or choose another port.",
            SocketError.AddressAlreadyInUse =>
                $"other programs use these ports ({Finder([.. failures.Select(failure => failure.EndPoint.Port)], protocol)} names them). Stop them or choose other ports.",
            SocketError.AccessDenied => "not permitted. Ports below 1024 need privileges (CAP_NET_BIND_SERVICE); choose a higher one.",
            SocketError.AddressNotAvailable when failures.Length == 1 => "no interface of this machine has the address.",
            SocketError.AddressNotAvailable => "no interface of this machine has these addresses.",
            SocketError.AddressFamilyNotSupported => $"this machine has no IPv6. Listen on 0.0.0.0:{port}.",
            _ => $"{message}.",
        };
        return $"Cannot listen on {Name(protocol)} {string.Join(", ", failures.Select(failure => failure.EndPoint))}: {reason}";
    }

    private static string Finder(int[] ports, ProtocolType protocol) => OperatingSystem.IsWindows()
        ? $"netstat -ano -p {Name(protocol)} | findstr \"{string.Join(' ', ports.Select(port => $":{port}"))}\""
        : $"lsof -nP {(protocol == ProtocolType.Tcp ? "-sTCP:LISTEN -i TCP" : "-i UDP")}:{string.Join(',', ports)}";

    private static string Name(ProtocolType protocol) => protocol == ProtocolType.Tcp ? "tcp" : "udp";
}
