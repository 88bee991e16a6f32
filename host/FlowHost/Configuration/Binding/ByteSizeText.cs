using System.Globalization;

namespace FlowHost.Configuration.Binding;

/// <summary>Amounts of octets as users write them: <c>4MiB</c>, <c>64kB</c>, <c>1500</c>.</summary>
internal static class ByteSizeText
{
    private static readonly (string Unit, long Octets)[] Units =
    [
        ("", 1),
        ("B", 1),
        ("KiB", 1L << 10),
        ("MiB", 1L << 20),
        ("GiB", 1L << 30),
        ("TiB", 1L << 40),
        ("kB", 1_000),
        ("MB", 1_000_000),
        ("GB", 1_000_000_000),
        ("TB", 1_000_000_000_000),
    ];

    /// <summary>A regular expression for what <see cref="TryParse"/> reads.</summary>
    public static string Pattern { get; } = $@"^[0-9]*\.?[0-9]+\s*({string.Join('|', Units.Select(unit => AnyCase(unit.Unit)).Distinct())})$";

    /// <summary>Reads a size; letter case does not matter.</summary>
    public static bool TryParse(string text, out long octets)
    {
        octets = 0;
        var digits = text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        var unit = text[digits..].Trim();
        foreach (var (name, size) in Units)
        {
            if (string.Equals(unit, name, StringComparison.OrdinalIgnoreCase)
                && decimal.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
                && count <= long.MaxValue / size)
            {
                octets = (long)(count * size);
                return true;
            }
        }
        return false;
    }

    /// <summary>Writes a size in the largest binary unit that holds it as a whole number.</summary>
    public static string Format(long octets)
    {
        for (var i = 5; i >= 2; i--)
        {
            if (octets != 0 && octets % Units[i].Octets == 0)
            {
                return (octets / Units[i].Octets).ToString(CultureInfo.InvariantCulture) + Units[i].Unit;
            }
        }
        return octets.ToString(CultureInfo.InvariantCulture);
    }
    private static string AnyCase(string unit) =>
        string.Concat(unit.Select(letter => $"[{char.ToUpperInvariant(letter)}{char.ToLowerInvariant(letter)}]"));
}
