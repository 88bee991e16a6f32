namespace FlowHost.Sdk;

/// <summary>
/// Floating-point numbers as text that JSON takes. A point or an exponent is always there, so that a reader that guesses types
/// from the first rows does not take the column for whole numbers.
/// </summary>
internal static class NumberText
{
    // Beyond this, whole numbers and decimals are no longer apart in a double.
    private const double ExactIntegers = 9_007_199_254_740_992;

    private static ReadOnlySpan<long> Powers =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    ];

    /// <summary>The shortest text that reads back as the same double.</summary>
    public static int WriteShortest(Span<byte> to, double value)
    {
        value.TryFormat(to, out var length, default, provider: null);
        return WithPoint(to, length);
    }

    /// <summary>The shortest text that reads back as the same single.</summary>
    public static int WriteShortest(Span<byte> to, float value)
    {
        value.TryFormat(to, out var length, default, provider: null);
        return WithPoint(to, length);
    }

    /// <summary>Rounded to a number of decimals, without the zeros at the end: <c>1.5</c>, <c>2.0</c>; with 0 decimals <c>2</c>.</summary>
    public static int WriteRounded(Span<byte> to, double value, int decimals)
    {
        if ((uint)decimals >= (uint)Powers.Length)
        {
            return WriteShortest(to, value);
        }
        var power = Powers[decimals];
        var scaled = Math.Round(value * power);
        if (Math.Abs(scaled) >= ExactIntegers)
        {
            return WriteShortest(to, value);
        }
        var number = (long)scaled;
        var at = 0;
        if (number < 0)
        {
            to[at++] = (byte)'-';
            number = -number;
        }
        var (whole, fraction) = Math.DivRem(number, power);
        at += Digits.Write(to[at..], (ulong)whole);
        return decimals == 0 ? at : at + WriteFraction(to[at..], (uint)fraction, decimals);
    }

    private static int WriteFraction(Span<byte> to, uint fraction, int decimals)
    {
        to[0] = (byte)'.';
        Digits.WritePadded(to[1..], fraction, decimals);
        var end = decimals;
        while (end > 1 && to[end] == (byte)'0')
        {
            end--;
        }
        return end + 1;
    }

    private static int WithPoint(Span<byte> to, int length)
    {
        if (to[..length].IndexOfAnyExceptInRange((byte)'-', (byte)'9') < 0 && !to[..length].Contains((byte)'.'))
        {
            ".0"u8.CopyTo(to[length..]);
            length += 2;
        }
        return length;
    }
}
