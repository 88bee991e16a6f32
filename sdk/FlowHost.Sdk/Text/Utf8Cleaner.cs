using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace FlowHost.Sdk;

/// <summary>Makes device text safe to write: ill-formed UTF-8 becomes U+FFFD (RFC 7011 section 6.1.6).</summary>
internal static class Utf8Cleaner
{
    // What a JSON string can hold without an escape: printable ASCII without the quote and the backslash.
    private static readonly SearchValues<byte> Plain =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x5F).Select(value => (byte)value).Where(value => value is not ((byte)'"' or (byte)'\\'))]);

    /// <summary>The text itself when it is well-formed, which is the rule and costs one pass.</summary>
    public static ReadOnlySpan<byte> Clean(ReadOnlySpan<byte> utf8, out bool jsonSafe)
    {
        jsonSafe = !utf8.ContainsAnyExcept(Plain);
        return jsonSafe || Utf8.IsValid(utf8) ? utf8 : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(utf8));
    }
}
