namespace FlowHost.Sdk.Testing;

/// <summary>Times in NTP format, as dateTimeMicroseconds and dateTimeNanoseconds carry them: seconds since 1900 and a fraction of 32 bits.</summary>
public static class NtpTime
{
    private const long SecondsFrom1900To1970 = 2_208_988_800;
    private const long NanosecondsPerSecond = 1_000_000_000;
    private const ulong MicrosecondBits = ~0x7FFUL;

    /// <summary>dateTimeMicroseconds: the lowest 11 bits of the fraction are 0 (RFC 7011 section 6.1.9).</summary>
    /// <param name="unixNanoseconds">Nanoseconds since 1970-01-01 UTC; what is finer than a microsecond is cut off.</param>
    /// <exception cref="ArgumentOutOfRangeException">Before 1970.</exception>
    public static ulong Microseconds(long unixNanoseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(unixNanoseconds);

        // Rounded up, the cut fraction still reads as the same microsecond.
        var exact = Nanoseconds(unixNanoseconds - (unixNanoseconds % 1000));
        return (exact + ~MicrosecondBits) & MicrosecondBits;
    }

    /// <summary>dateTimeNanoseconds (RFC 7011 section 6.1.10).</summary>
    /// <param name="unixNanoseconds">Nanoseconds since 1970-01-01 UTC.</param>
    /// <exception cref="ArgumentOutOfRangeException">Before 1970.</exception>
    public static ulong Nanoseconds(long unixNanoseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(unixNanoseconds);
        var (seconds, nanoseconds) = Math.DivRem(unixNanoseconds, NanosecondsPerSecond);
        var fraction = (((ulong)nanoseconds << 32) + NanosecondsPerSecond - 1) / NanosecondsPerSecond;
        return ((ulong)(seconds + SecondsFrom1900To1970) << 32) | fraction;
    }
}
