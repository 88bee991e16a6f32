using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace FlowHost.Sdk;

/// <summary>
/// IPv4 and IPv6 in one type: <see cref="UInt128"/>, IPv4 mapped to <c>::ffff:0:0/96</c> (RFC 4291 section 2.5.5.2).
/// </summary>
public static class IpAddress
{
    /// <summary>Octets of the longest address as text.</summary>
    public const int MaxTextLength = AddressText.MaxLength;

    private static readonly UInt128 MappedPrefix = new(0, 0x0000_FFFF_0000_0000UL);

    /// <summary>Maps an IPv4 address.</summary>
    public static UInt128 FromIPv4(uint address) => new(0, 0x0000_FFFF_0000_0000UL | address);

    /// <summary>Whether this is a mapped IPv4 address.</summary>
    public static bool IsIPv4(UInt128 address) => address >> 32 == MappedPrefix >> 32;

    /// <summary>The IPv4 address in a mapped one: its lowest 32 bits.</summary>
    public static uint ToIPv4(UInt128 address) => (uint)(ulong)address;

    /// <summary>From a .NET address; the addresses of dual-stack sockets come out as IPv4 where they are.</summary>
    public static UInt128 From(IPAddress address)
    {
        Span<byte> octets = stackalloc byte[16];
        address.TryWriteBytes(octets, out var length);
        return length == 4
            ? FromIPv4(BinaryPrimitives.ReadUInt32BigEndian(octets))
            : BinaryPrimitives.ReadUInt128BigEndian(octets);
    }

    /// <summary>To a .NET address.</summary>
    public static IPAddress ToIPAddress(UInt128 address)
    {
        Span<byte> octets = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(octets, address);
        return new IPAddress(IsIPv4(address) ? octets[12..] : octets);
    }

    /// <summary>Parses either family.</summary>
    public static bool TryParse(string text, out UInt128 address)
    {
        var ok = IPAddress.TryParse(text, out var parsed);
        address = ok ? From(parsed!) : default;
        return ok;
    }

    /// <summary>As text: dotted decimal, or RFC 5952.</summary>
    public static string Format(UInt128 address)
    {
        Span<byte> text = stackalloc byte[MaxTextLength];
        return Encoding.ASCII.GetString(text[..Format(address, text)]);
    }

    /// <summary>As text: dotted decimal, or RFC 5952.</summary>
    /// <param name="address">The address.</param>
    /// <param name="utf8">Takes the text: at least <see cref="MaxTextLength"/> octets.</param>
    /// <returns>How many octets.</returns>
    public static int Format(UInt128 address, Span<byte> utf8) =>
        IsIPv4(address) ? AddressText.WriteIPv4(utf8, ToIPv4(address)) : AddressText.WriteIPv6(utf8, address);
}
