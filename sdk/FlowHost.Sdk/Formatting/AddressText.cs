using System.Runtime.InteropServices;

namespace FlowHost.Sdk;

/// <summary>Addresses as text.</summary>
internal static class AddressText
{
    /// <summary>The longest IPv6 address: 39 octets; the mapped form has 22.</summary>
    public const int MaxLength = 39;

    /// <summary>A MAC address: six pairs and the colons between them.</summary>
    public const int MacLength = 17;

    // An octet's decimal text with a dot behind it, as four octets lie in memory, and how many of them count.
    private static readonly uint[] Octets = MakeOctets();
    private static readonly byte[] OctetLengths = [.. Enumerable.Range(0, 256).Select(octet => (byte)(octet < 10 ? 2 : octet < 100 ? 3 : 4))];

    /// <summary>Dotted decimal.</summary>
    /// <param name="to">At least 16 octets: one more than the longest text.</param>
    /// <param name="address">The address.</param>
    /// <returns>How many octets.</returns>
    public static int WriteIPv4(Span<byte> to, uint address)
    {
        var at = 0;
        for (var shift = 24; shift >= 0; shift -= 8)
        {
            var octet = (byte)(address >> shift);
            MemoryMarshal.Write(to[at..], in Octets[octet]);
            at += OctetLengths[octet];
        }
        return at - 1;
    }

    /// <summary>RFC 5952: lower case, no leading zeros, the first of the longest runs of zero groups as <c>::</c>, mapped addresses in mixed notation (section 5).</summary>
    /// <param name="to">At least <see cref="MaxLength"/> octets.</param>
    /// <param name="address">The address.</param>
    /// <returns>How many octets.</returns>
    public static int WriteIPv6(Span<byte> to, UInt128 address)
    {
        if (IpAddress.IsIPv4(address))
        {
            "::ffff:"u8.CopyTo(to);
            return 7 + WriteIPv4(to[7..], IpAddress.ToIPv4(address));
        }
        var (zeros, zerosEnd) = LongestZeros(address);
        var at = 0;
        for (var group = 0; group < 8; group++)
        {
            if (group == zeros)
            {
                "::"u8.CopyTo(to[at..]);
                at += 2;
                group = zerosEnd - 1;
                continue;
            }
            if (group > 0 && group != zerosEnd)
            {
                to[at++] = (byte)':';
            }
            at += WriteGroup(to[at..], GroupOf(address, group));
        }
        return at;
    }

    /// <summary>Six pairs of lower-case hex digits.</summary>
    /// <param name="to">At least <see cref="MacLength"/> octets.</param>
    /// <param name="address">The address in the lower 48 bits.</param>
    /// <returns>How many octets.</returns>
    public static int WriteMac(Span<byte> to, ulong address)
    {
        for (var at = 0; at < MacLength; at += 3)
        {
            var octet = (byte)(address >> (40 - (at / 3 * 8)));
            to[at] = HexDigit(octet >> 4);
            to[at + 1] = HexDigit(octet & 0xF);
            if (at + 2 < MacLength)
            {
                to[at + 2] = (byte)':';
            }
        }
        return MacLength;
    }

    private static (int Start, int End) LongestZeros(UInt128 address)
    {
        var (start, length) = (-1, 1);   // a single zero group is not shortened (RFC 5952 section 4.2.2)
        for (var group = 0; group < 8; group++)
        {
            var end = group;
            while (end < 8 && GroupOf(address, end) == 0)
            {
                end++;
            }
            if (end - group > length)
            {
                (start, length) = (group, end - group);
            }
            group = Math.Max(group, end);
        }
        return (start, start + length);
    }

    private static ushort GroupOf(UInt128 address, int group)
    {
        var half = group < 4 ? (ulong)(address >> 64) : (ulong)address;
        return (ushort)(half >> (48 - ((group & 3) * 16)));
    }

    private static int WriteGroup(Span<byte> to, ushort group)
    {
        var at = 0;
        for (var shift = group switch { > 0xFFF => 12, > 0xFF => 8, > 0xF => 4, _ => 0 }; shift >= 0; shift -= 4)
        {
            to[at++] = HexDigit((group >> shift) & 0xF);
        }
        return at;
    }

    private static byte HexDigit(int value) => "0123456789abcdef"u8[value];

    private static uint[] MakeOctets()
    {
        var octets = new uint[256];
        Span<byte> text = stackalloc byte[sizeof(uint)];
        for (var octet = 0; octet < octets.Length; octet++)
        {
            text.Clear();
            octet.TryFormat(text, out var length, provider: null);
            if (length < text.Length)
            {
                text[length] = (byte)'.';
            }
            octets[octet] = MemoryMarshal.Read<uint>(text);
        }
        return octets;
    }
}
