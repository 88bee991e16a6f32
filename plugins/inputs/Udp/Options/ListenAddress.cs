using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FlowHost.Inputs.Udp.Options;

/// <summary>Reads the entries of <c>listen</c>.</summary>
internal static class ListenAddress
{
    /// <summary>Reads <c>address:port</c>, <c>[address]:port</c> or a port alone, which stands for <c>[::]</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out IPEndPoint? endPoint)
    {
        endPoint = null;
        var colon = text.LastIndexOf(':');
        if (!ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return false;
        }
        if (colon < 0)
        {
            endPoint = new IPEndPoint(IPAddress.IPv6Any, port);
        }
        else if (ParseHost(text[..colon]) is { } address)
        {
            endPoint = new IPEndPoint(address, port);
        }
        return endPoint is not null;
    }

    /// <summary>What to say of an entry that cannot be read.</summary>
    public static string Explain(string text) =>
        $"'{text}' is not an address with a port. Write 192.0.2.1:2055, [2001:db8::1]:2055, or 2055 alone for every address.";

    private static IPAddress? ParseHost(string host)
    {
        if (host is ['[', .. var inner, ']'])
        {
            return !inner.StartsWith('[')
                && IPAddress.TryParse(inner, out var ipv6)
                && ipv6.AddressFamily == AddressFamily.InterNetworkV6
                    ? Unmap(ipv6)
                    : null;
        }
        // What TryParse reads as IPv4 includes 127.1, 0x7f.0.0.1 and 010.0.0.1 (octal): only the plain form is meant here.
        return IPAddress.TryParse(host, out var ipv4) && ipv4.ToString() == host && ipv4.AddressFamily == AddressFamily.InterNetwork
            ? ipv4
            : null;
    }

    private static IPAddress Unmap(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
