namespace FlowHost.Sdk;

/// <summary>Times as RFC 3339 text in UTC. Keeps the last day's text, for rows of one column are mostly of one day. Not for concurrent use.</summary>
internal sealed class TimeText
{
    /// <summary>The longest: <c>2026-01-15T10:00:00.123456789Z</c>.</summary>
    public const int MaxLength = 30;

    private const long SecondsPerDay = 86_400;
    private const long LastSecond = 253_402_300_799;   // 9999-12-31T23:59:59Z: RFC 3339 has four digits for the year
    private const int DateLength = 11;

    private readonly byte[] _date = new byte[DateLength];
    private long _day = long.MinValue;

    /// <summary>Writes a time of the wire.</summary>
    /// <param name="to">At least <see cref="MaxLength"/> octets.</param>
    /// <param name="raw">As stored in the column.</param>
    /// <param name="unit">What it counts; the unit sets the digits of the fraction: 0, 3, 6 or 9.</param>
    /// <returns>How many octets; 0 when the time is beyond the year 9999.</returns>
    public int Write(Span<byte> to, ulong raw, TimeUnit unit)
    {
        switch (unit)
        {
            case TimeUnit.Seconds:
                return raw > LastSecond ? 0 : Write(to, (long)raw, 0, 0);
            case TimeUnit.Milliseconds:
                var (seconds, milliseconds) = Math.DivRem(raw, 1_000);
                return seconds > LastSecond ? 0 : Write(to, (long)seconds, (uint)milliseconds, 3);
            default:
                var time = FlowTime.ToUnixNanoseconds(raw, unit);
                return unit == TimeUnit.NtpMicroseconds ? WriteNanoseconds(to, time, 6) : WriteNanoseconds(to, time, 9);
        }
    }

    /// <summary>Writes a time in nanoseconds since 1970, to the digits asked for.</summary>
    public int WriteNanoseconds(Span<byte> to, long nanoseconds, int digits)
    {
        var (seconds, fraction) = Math.DivRem(nanoseconds, 1_000_000_000);
        if (fraction < 0)
        {
            (seconds, fraction) = (seconds - 1, fraction + 1_000_000_000);
        }
        return Write(to, seconds, digits switch { 0 => 0, 6 => (uint)(fraction / 1_000), _ => (uint)fraction }, digits);
    }

    private int Write(Span<byte> to, long seconds, uint fraction, int digits)
    {
        var (day, second) = Math.DivRem(seconds, SecondsPerDay);
        if (second < 0)
        {
            (day, second) = (day - 1, second + SecondsPerDay);
        }
        if (day != _day)
        {
            MakeDate(day);
        }
        _date.CopyTo(to);
        var (hours, rest) = Math.DivRem((uint)second, 3_600);
        var (minutes, left) = Math.DivRem(rest, 60);
        Digits.WritePair(to[11..], hours);
        to[13] = (byte)':';
        Digits.WritePair(to[14..], minutes);
        to[16] = (byte)':';
        Digits.WritePair(to[17..], left);
        var at = 19;
        if (digits > 0)
        {
            to[at] = (byte)'.';
            Digits.WritePadded(to[(at + 1)..], fraction, digits);
            at += 1 + digits;
        }
        to[at] = (byte)'Z';
        return at + 1;
    }

    private void MakeDate(long day)
    {
        var date = DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)day);
        Digits.WritePadded(_date, (uint)date.Year, 4);
        _date[4] = _date[7] = (byte)'-';
        Digits.WritePair(_date.AsSpan(5), (uint)date.Month);
        Digits.WritePair(_date.AsSpan(8), (uint)date.Day);
        _date[10] = (byte)'T';
        _day = day;
    }
}
