using System.Globalization;

namespace FlowHost.Sdk;

/// <summary>Numbers and times as reports write them, the same in every finding.</summary>
public static class ReportWords
{
    /// <summary>A count with its noun: <c>1 set</c>, <c>1,240 sets</c>.</summary>
    public static string Count(long count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A whole number: <c>1,240</c>.</summary>
    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A length of time in its two largest units: <c>250 ms</c>, <c>59.8 s</c>, <c>2 min 5 s</c>, <c>3 h 20 min</c>.</summary>
    public static string Duration(TimeSpan time)
    {
        var whole = time.Duration();
        return whole switch
        {
            { TotalMilliseconds: < 999.5 } => string.Create(CultureInfo.InvariantCulture, $"{whole.TotalMilliseconds:0.##} ms"),
            { TotalSeconds: < 59.95 } => string.Create(CultureInfo.InvariantCulture, $"{whole.TotalSeconds:0.#} s"),
            { TotalSeconds: < 3599.5 } => Two((long)Math.Round(whole.TotalSeconds), 60, "min", "s"),
            { TotalMinutes: < 1439.5 } => Two((long)Math.Round(whole.TotalMinutes), 60, "h", "min"),
            { TotalHours: < 8760 } => Two((long)Math.Round(whole.TotalHours), 24, "days", "h"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{whole.TotalDays / 365.25:0.#} years"),
        };
    }

    /// <summary>A point in time: <c>2026-01-15 10:02:11 UTC</c>.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A share, never rounded to all or nothing: <c>99.98 %</c>, <c>100 %</c> only when it is.</summary>
    public static string Percent(double percent)
    {
        var rounded = percent is > 0 and < 0.01 ? 0.01 : percent is > 99.99 and < 100 ? 99.99 : percent;
        return string.Create(CultureInfo.InvariantCulture, $"{rounded:0.##} %");
    }

    /// <summary>The protocol of a version number.</summary>
    public static string Protocol(byte version) => version == 10 ? "IPFIX" : $"NetFlow v{version}";

    private static string Two(long total, long size, string large, string small)
    {
        var (many, rest) = (total / size, total % size);
        var word = many == 1 && large == "days" ? "day" : large;
        return rest == 0 ? $"{many} {word}" : $"{many} {word} {rest} {small}";
    }
}
