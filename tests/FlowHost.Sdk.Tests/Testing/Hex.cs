using System.Globalization;

namespace FlowHost.Sdk.Testing;

/// <summary>Octets written by hand: hex digits in any grouping, <c>#</c> starts a comment.</summary>
internal static class Hex
{
    public static byte[] Octets(string text)
    {
        var digits = string.Concat(text.Split('\n').Select(line => line.Split('#')[0])).Where(c => !char.IsWhiteSpace(c));
        return Convert.FromHexString(string.Concat(digits));
    }

    /// <summary>Compares 4 octets a line, so that a difference shows where it is.</summary>
    public static void Equal(string expected, ReadOnlySpan<byte> actual) => Assert.Equal(Lines(Octets(expected)), Lines(actual));

    private static string Lines(ReadOnlySpan<byte> octets)
    {
        var lines = new List<string>();
        for (var i = 0; i < octets.Length; i += 4)
        {
            var line = Convert.ToHexStringLower(octets[i..Math.Min(i + 4, octets.Length)]);
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{i,4}: {line}"));
        }

        return string.Join('\n', lines);
    }
}
