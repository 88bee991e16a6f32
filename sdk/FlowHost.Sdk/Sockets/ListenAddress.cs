using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FlowHost.Sdk;

/// <summary>
/// An option of inputs: where to listen, as <c>address:port</c>, <c>[address]:port</c>, or a port alone for every address of the machine.
/// </summary>
/// <param name="EndPoint">The address and port; <c>[::]</c> for a port alone.</param>
/// <param name="IsPortAlone">Whether every address is meant, of whichever family the machine has.</param>
[Description("an address with a port")]
public sealed record ListenAddress(IPEndPoint EndPoint, bool IsPortAlone) : IParsable<ListenAddress>
{
    /// <summary>As <see cref="Parse"/>: addresses in code are written as in a pipeline.</summary>
    public static implicit operator ListenAddress(string text) => Parse(text);

    /// <summary>Reads an entry of <c>listen</c>.</summary>
    /// <exception cref="FormatException">It is no such address; the message says how one is written.</exception>
    public static ListenAddress Parse(string s, IFormatProvider? provider = null) => TryParse(s, provider, out var address)
        ? address
        : throw new FormatException("write 192.0.2.1:2055, [2001:db8::1]:2055, or 2055 alone for every address");

    /// <summary>Reads an entry of <c>listen</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out ListenAddress? result)
    {
        result = null;
        var colon = s?.LastIndexOf(':') ?? -1;
        if (s is null || !ushort.TryParse(s.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return false;
        }
        if (colon < 0)
        {
            result = new ListenAddress(new IPEndPoint(IPAddress.IPv6Any, port), IsPortAlone: true);
        }
        else if (ParseHost(s[..colon]) is { } address)
        {
            result = new ListenAddress(new IPEndPoint(address, port), IsPortAlone: false);
        }
        return result is not null;
    }

    /// <summary>As it is written in options.</summary>
    public override string ToString() => IsPortAlone ? EndPoint.Port.ToString(CultureInfo.InvariantCulture) : EndPoint.ToString();

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
