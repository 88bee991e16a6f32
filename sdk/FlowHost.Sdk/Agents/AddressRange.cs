using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FlowHost.Sdk;

/// <summary>
/// The addresses of a network, first and last included; IPv4 mapped as in <see cref="IpAddress"/>. As an option it is written
/// <c>192.0.2.7</c>, <c>192.0.2.0/24</c>, <c>2001:db8::7</c> or <c>2001:db8::/32</c>.
/// </summary>
/// <param name="First">The lowest address.</param>
/// <param name="Last">The highest address.</param>
[Description("an address or a network")]
public readonly record struct AddressRange(UInt128 First, UInt128 Last) : IParsable<AddressRange>
{
    private static readonly UInt128 BelowIPv4 = IpAddress.FromIPv4(0) - 1;

    /// <summary>Whether an address is in it. <c>::/0</c> is all of IPv6 and none of IPv4.</summary>
    public bool Contains(UInt128 address) =>
        address >= First && address <= Last && (First > BelowIPv4 || !IpAddress.IsIPv4(address));

    /// <summary>Reads an address or a network of either family.</summary>
    /// <exception cref="FormatException">It is neither; the message says what is wrong with it and how it is written.</exception>
    public static AddressRange Parse(string s, IFormatProvider? provider = null) =>
        Read(s, out var range) is { } problem ? throw new FormatException(problem) : range;

    /// <summary>Reads an address or a network of either family.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AddressRange result)
    {
        result = default;
        return s is not null && Read(s, out result) is null;
    }

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out AddressRange)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out AddressRange result) => TryParse(s, null, out result);

    /// <summary>As it is written in options.</summary>
    public override string ToString()
    {
        if (First == Last)
        {
            return IpAddress.Format(First);
        }
        var width = IpAddress.IsIPv4(First) ? 32 : 128;
        return string.Create(CultureInfo.InvariantCulture, $"{IpAddress.Format(First)}/{width - (int)UInt128.PopCount(First ^ Last)}");
    }

    private static string? Read(string text, out AddressRange range)
    {
        range = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? text : text[..slash];
        if (!IPAddress.TryParse(host, out var parsed) || !IsPlain(parsed, host))
        {
            return "write 192.0.2.7, 192.0.2.0/24, 2001:db8::7 or 2001:db8::/32";
        }
        var width = parsed.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var length = width;
        if (slash >= 0
            && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > width))
        {
            return $"the prefix length is 0 to {width}";
        }
        var address = IpAddress.From(parsed);
        var hostBits = length == width ? 0 : UInt128.MaxValue >> (128 - (width - length));
        if ((address & hostBits) != 0)
        {
            return $"it has bits beyond its prefix length: write {IpAddress.Format(address & ~hostBits)}/{length}";
        }
        range = new AddressRange(address, address | hostBits);
        return null;
    }

    // IPAddress also reads 127.1, octal 010.0.0.1 and [::1]:80: in a list of who may send, a slip must not pass as something else.
    private static bool IsPlain(IPAddress parsed, string host) =>
        parsed.AddressFamily == AddressFamily.InterNetwork
            ? parsed.ToString() == host
            : !host.AsSpan().ContainsAny('[', '%');
}
