namespace FlowHost.Sdk;

/// <summary>Conversions between the times of the wire and nanoseconds since 1970-01-01 UTC.</summary>
public static class FlowTime
{
    private const long NtpToUnixSeconds = 2_208_988_800;
    private const ulong NanosecondsPerSecond = 1_000_000_000;

    // RFC 7011 section 6.1.9: dateTimeMicroseconds MUST ignore the bottom 11 bits of the fraction.
    private const ulong IgnoredByMicroseconds = 0x7FF;

    /// <summary>Converts a value of the wire.</summary>
    /// <param name="raw">As stored in the column.</param>
    /// <param name="unit">What it counts; not <see cref="TimeUnit.SysUpTimeMilliseconds"/>.</param>
    /// <returns>Nanoseconds; <see cref="long.MaxValue"/> when the time is beyond what 63 bits hold (the year 2262).</returns>
    public static long ToUnixNanoseconds(ulong raw, TimeUnit unit) => unit switch
    {
        TimeUnit.Seconds => Multiply(raw, NanosecondsPerSecond),
        TimeUnit.Milliseconds => Multiply(raw, 1_000_000),
        TimeUnit.NtpMicroseconds => FromNtp(raw & ~IgnoredByMicroseconds, 1_000_000) * 1_000,
        _ => FromNtp(raw),
    };

    /// <summary>
    /// NTP format (RFC 5905 section 6): seconds since 1900 in the upper half, fraction in the lower. Seconds below 2³¹ are of the era
    /// that begins in 2036, so that times from 1968 to 2104 are exact. 0 is no time, and becomes 0.
    /// </summary>
    public static long FromNtp(ulong raw) => FromNtp(raw, NanosecondsPerSecond);

    // A device's decimal fraction is rarely exact in binary: rounding to the nearest gives back what it meant, cutting off one less.
    private static long FromNtp(ulong raw, ulong unitsPerSecond)
    {
        if (raw == 0)
        {
            return 0;
        }
        var seconds = (long)(raw >> 32);
        if (seconds < 0x8000_0000)
        {
            seconds += 0x1_0000_0000;
        }
        var fraction = (((raw & 0xFFFF_FFFF) * unitsPerSecond) + 0x8000_0000) >> 32;
        return ((seconds - NtpToUnixSeconds) * (long)unitsPerSecond) + (long)fraction;
    }

    /// <summary>A time relative to the device's start, by the header's clock.</summary>
    /// <returns>Nanoseconds; negative when the header's clock is not set.</returns>
    public static long FromSysUpTime(uint milliseconds, in RecordSource source) =>
        source.ExportTime + (SinceExport(milliseconds, source.SysUpTime) * 1_000_000);

    /// <summary>
    /// Milliseconds from the header's time to a time relative to the device's start. The counter wraps after 49.7 days, and devices end flows
    /// a little after they took the header's clock: what is ahead of it by less than half a turn is ahead, anything else lies before it.
    /// </summary>
    internal static long SinceExport(uint milliseconds, uint sysUpTime) => (int)(milliseconds - sysUpTime);

    private static long Multiply(ulong value, ulong factor) =>
        value > long.MaxValue / factor ? long.MaxValue : (long)(value * factor);
}
