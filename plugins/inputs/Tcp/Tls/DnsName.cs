namespace FlowHost.Inputs.Tcp.Tls;

/// <summary>DNS names as certificates have them (RFC 6125 section 6.4).</summary>
internal static class DnsName
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    /// <summary>Whether it is a whole name without wildcard: labels of letters, digits, hyphens and underscores.</summary>
    public static bool IsPlain(string name) =>
        name.Length is > 0 and <= LongestName
        && Array.TrueForAll(WithoutRoot(name).Split('.'), label => label.Length is > 0 and <= LongestLabel
            && label.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'));

    /// <summary>Whether a certificate's name stands for a name.</summary>
    /// <param name="presented">From the certificate. <c>*</c> is a wildcard as the whole of the first label, and stands for one label.</param>
    /// <param name="name">A plain name.</param>
    public static bool Matches(string presented, string name)
    {
        presented = WithoutRoot(presented);
        name = WithoutRoot(name);
        if (!presented.StartsWith("*.", StringComparison.Ordinal))
        {
            return string.Equals(presented, name, StringComparison.OrdinalIgnoreCase);
        }
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        // A wildcard for all names of a top-level domain is nobody's name.
        return dot > 0
            && presented.AsSpan(2).Contains('.')
            && name.AsSpan(dot).Equals(presented.AsSpan(1), StringComparison.OrdinalIgnoreCase);
    }

    private static string WithoutRoot(string name) => name.EndsWith('.') ? name[..^1] : name;
}
