using System.Globalization;

namespace FlowHost.Configuration.Binding;

/// <summary>Durations as users write them: <c>500ms</c>, <c>10s</c>, <c>5m</c>, <c>1h</c>, <c>7d</c>.</summary>
internal static class DurationText
{
    private static readonly (string Unit, long Ticks)[] Units =
    [
        ("ms", TimeSpan.TicksPerMillisecond),
        ("s", TimeSpan.TicksPerSecond),
        ("m", TimeSpan.TicksPerMinute),
        ("h", TimeSpan.TicksPerHour),
        ("d", TimeSpan.TicksPerDay),
    ];

    /// <summary>A regular expression for what <see cref="TryParse"/> reads.</summary>
    public static string Pattern { get; } = $@"^(0|[0-9]*\.?[0-9]+\s*({string.Join('|', Units.Select(unit => unit.Unit))}))$";

    /// <summary>Reads a duration; a bare number has no unit and is refused, unless it is 0.</summary>
    public static bool TryParse(string text, out TimeSpan value)
    {
        value = TimeSpan.Zero;
        if (text == "0")
        {
            return true;
        }
        var digits = text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        var number = text.AsSpan(0, digits);
        var unit = text[digits..].Trim();
        foreach (var (name, ticks) in Units)
        {
            if (unit == name
                && decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
                && count <= long.MaxValue / ticks)
            {
                value = TimeSpan.FromTicks((long)(count * ticks));
                return true;
            }
        }
        return false;
    }

    /// <summary>Writes a duration in the largest unit that holds it as a whole number, else in milliseconds.</summary>
    public static string Format(TimeSpan value)
    {
        for (var i = Units.Length - 1; i >= 0; i--)
        {
            if (value.Ticks % Units[i].Ticks == 0 && value.Ticks != 0)
            {
                return (value.Ticks / Units[i].Ticks).ToString(CultureInfo.InvariantCulture) + Units[i].Unit;
            }
        }
        return value == TimeSpan.Zero ? "0" : string.Create(CultureInfo.InvariantCulture, $"{value.Ticks / (decimal)TimeSpan.TicksPerMillisecond}ms");
    }
}
