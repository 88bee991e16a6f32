using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FlowHost.Sdk;

/// <summary>Unsigned numbers as decimal digits.</summary>
internal static class Digits
{
    private const uint EightDigits = 100_000_000;
    private const ulong AsciiZeros = 0x3030_3030_3030_3030;

    // "0" to "255", as four octets lie in memory, and how many of them count.
    private static readonly (uint Text, int Length)[] Octets = MakeOctets();

    // "00" to "99", as the two octets lie in memory.
    private static readonly ushort[] Pairs = MakePairs();

    /// <summary>
    /// Writes a number, eight digits at a time and without a branch: how many digits a flow's next number has is what no predictor knows.
    /// </summary>
    /// <param name="to">At least 20 octets: some behind the number are overwritten.</param>
    /// <param name="value">The number.</param>
    /// <returns>How many digits.</returns>
    public static int Write(Span<byte> to, ulong value) => value < EightDigits ? WriteShort(to, (uint)value) : WriteLong(to, value);

    /// <summary>Writes a number below 256, the kind that a record has most of.</summary>
    /// <param name="to">At least 4 octets.</param>
    /// <param name="value">The number.</param>
    /// <returns>How many digits.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(Span<byte> to, byte value)
    {
        ref readonly var octet = ref Octets[value];
        MemoryMarshal.Write(to, in octet.Text);
        return octet.Length;
    }

    /// <summary>Writes a number with leading zeros.</summary>
    /// <param name="to">Where the first digit goes.</param>
    /// <param name="value">Less than ten to the power of <paramref name="digits"/>.</param>
    /// <param name="digits">How many digits.</param>
    public static void WritePadded(Span<byte> to, uint value, int digits)
    {
        var at = digits;
        while (at >= 2)
        {
            var (rest, pair) = Math.DivRem(value, 100);
            at -= 2;
            WritePair(to[at..], pair);
            value = rest;
        }
        if (at == 1)
        {
            to[0] = (byte)('0' + value);
        }
    }

    /// <summary>Writes a number below 100 as two digits.</summary>
    public static void WritePair(Span<byte> to, uint value) => MemoryMarshal.Write(to, in Pairs[value]);

    private static int WriteShort(Span<byte> to, uint value)
    {
        var digits = Split(value);
        var leadingZeroBits = BitOperations.TrailingZeroCount(digits | (1UL << 56)) & ~7;
        BinaryPrimitives.WriteUInt64LittleEndian(to, (digits | AsciiZeros) >> leadingZeroBits);
        return sizeof(ulong) - (leadingZeroBits / 8);
    }

    private static int WriteLong(Span<byte> to, ulong value)
    {
        var (head, tail) = Math.DivRem(value, EightDigits);
        var length = head < 256 ? Write(to, (byte)head) : Write(to, head);
        BinaryPrimitives.WriteUInt64LittleEndian(to[length..], Split((uint)tail) | AsciiZeros);
        return length + sizeof(ulong);
    }

    // Eight digits, the first in the lowest octet: by 10^4, then both halves by 100, then all quarters by 10 (as products with reciprocals).
    private static ulong Split(uint value)
    {
        var (high, low) = Math.DivRem(value, 10_000);
        var halves = high | ((ulong)low << 32);
        var hundreds = ((halves * 10_486) >> 20) & 0x0000_007F_0000_007F;
        var quarters = hundreds | ((halves - (hundreds * 100)) << 16);
        var tens = ((quarters * 103) >> 10) & 0x000F_000F_000F_000F;
        return tens | ((quarters - (tens * 10)) << 8);
    }

    private static (uint Text, int Length)[] MakeOctets()
    {
        var octets = new (uint, int)[256];
        Span<byte> text = stackalloc byte[sizeof(uint)];
        for (var value = 0; value < octets.Length; value++)
        {
            text.Clear();
            value.TryFormat(text, out var length, provider: null);
            octets[value] = (MemoryMarshal.Read<uint>(text), length);
        }
        return octets;
    }

    private static ushort[] MakePairs()
    {
        var pairs = new ushort[100];
        Span<byte> text = stackalloc byte[2];
        for (var value = 0; value < pairs.Length; value++)
        {
            text[0] = (byte)('0' + (value / 10));
            text[1] = (byte)('0' + (value % 10));
            pairs[value] = MemoryMarshal.Read<ushort>(text);
        }
        return pairs;
    }
}
