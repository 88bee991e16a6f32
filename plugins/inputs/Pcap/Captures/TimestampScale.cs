namespace FlowHost.Inputs.Pcap.Captures;

/// <summary>Turns the time stamps of a pcapng interface into nanoseconds since 1970-01-01 UTC.</summary>
internal readonly struct TimestampScale
{
    private const ulong NanosecondsPerSecond = 1_000_000_000;

    private readonly ulong _multiplier;
    private readonly UInt128 _divisor;
    private readonly Int128 _offset;

    /// <param name="resolution">
    /// Option if_tsresol: a unit is 10^-n seconds, or 2^-n when the highest bit is set, where n is in the lower seven bits.
    /// </param>
    /// <param name="offsetSeconds">Option if_tsoffset: what is added to every time stamp.</param>
    public TimestampScale(byte resolution, long offsetSeconds)
    {
        var exponent = resolution & 0x7F;
        _offset = (Int128)offsetSeconds * NanosecondsPerSecond;
        (_multiplier, _divisor) = (resolution & 0x80) != 0
            ? (NanosecondsPerSecond, UInt128.One << exponent)
            : exponent <= 9
                ? ((ulong)Power10(9 - exponent), UInt128.One)
                : (1, Power10(exponent - 9));
    }

    /// <summary>Converts; what lies outside of 1970 to 2262 becomes the nearest time inside.</summary>
    public long ToNanoseconds(ulong units)
    {
        if (_divisor == UInt128.One && Math.BigMul(units, _multiplier, out var product) == 0 && _offset == Int128.Zero)
        {
            return (long)Math.Min(product, long.MaxValue);
        }
        var time = (Int128)((UInt128)units * _multiplier / _divisor) + _offset;
        return (long)Int128.Clamp(time, Int128.Zero, long.MaxValue);
    }

    // 10^38 is the largest power in 128 bits; units that small are all within the first nanosecond anyway.
    private static UInt128 Power10(int exponent)
    {
        var power = UInt128.One;
        for (var i = 0; i < Math.Min(exponent, 38); i++)
        {
            power *= 10;
        }
        return power;
    }
}
