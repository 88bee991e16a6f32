using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FlowHost.Sdk;

namespace FlowHost.Inputs.Udp.Options;

/// <summary>The addresses of a prefix, first and last included; IPv4 mapped as in <see cref="IpAddress"/>.</summary>
internal readonly record struct AddressRange(UInt128 First, UInt128 Last)
{
    /// <summary>Reads an address or a prefix of either family.</summary>
    /// <param name="text"><c>192.0.2.7</c>, <c>192.0.2.0/24</c>, <c>2001:db8::/32</c>.</param>
    /// <param name="range">The addresses.</param>
    /// <param name="problem">For the user, when false is returned.</param>
    public static bool TryParse(string text, out AddressRange range, out string problem)
    {
        range = default;
        problem = $"'{text}' is neither an address nor a prefix. Write 192.0.2.7, 192.0.2.0/24, 2001:db8::7 or 2001:db8::/32.";
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? text : text[..slash];
        if (!IPAddress.TryParse(host, out var parsed) || !IsPlain(parsed, host))
        {
            return false;
        }
        var width = parsed.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var length = width;
        if (slash >= 0
            && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > width))
        {
            problem = $"'{text}' has no valid prefix length: it is 0 to {width}.";
            return false;
        }
        var address = IpAddress.From(parsed);
        var hostBits = length == width ? 0 : UInt128.MaxValue >> (128 - (width - length));
        if ((address & hostBits) != 0)
        {
            problem = $"'{text}' has bits beyond its prefix length. Write {IpAddress.Format(address & ~hostBits)}/{length}.";
            return false;
        }
        range = new AddressRange(address, address | hostBits);
        problem = "";
        return true;
    }

    // TryParse also reads 127.1, octal 010.0.0.1 and [::1]:80: in a list of who may send, a slip must not pass as something else.
    private static bool IsPlain(IPAddress parsed, string host) =>
        parsed.AddressFamily == AddressFamily.InterNetwork
            ? parsed.ToString() == host
            : !host.AsSpan().ContainsAny('[', '%');
}
