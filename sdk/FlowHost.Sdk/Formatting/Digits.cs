using System.Runtime.InteropServices;

namespace FlowHost.Sdk;

/// <summary>Decimal digits of a fixed number of places.</summary>
internal static class Digits
{
    // "00" to "99", as the two octets lie in memory.
    private static readonly ushort[] Pairs = MakePairs();

    /// <summary>Writes a number with leading zeros.</summary>
    /// <param name="to">Where the first digit goes.</param>
    /// <param name="value">Less than ten to the power of <paramref name="digits"/>.</param>
    /// <param name="digits">How many digits.</param>
    public static void Write(Span<byte> to, uint value, int digits)
    {
        var at = digits;
        while (at >= 2)
        {
            var rest = value / 100;
            at -= 2;
            WritePair(to[at..], value - (rest * 100));
            value = rest;
        }
        if (at == 1)
        {
            to[0] = (byte)('0' + value);
        }
    }

    /// <summary>Writes a number below 100 as two digits.</summary>
    public static void WritePair(Span<byte> to, uint value) => MemoryMarshal.Write(to, in Pairs[value]);

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
