using System.Buffers;
using System.Text;

namespace FlowHost.Sdk;

/// <summary>Writes well-formed UTF-8 so that it cannot end the string or the line it stands in.</summary>
internal static class TextEscaper
{
    // RFC 8259 section 7: quotation mark, reverse solidus and U+0000 to U+001F.
    private static readonly SearchValues<byte> Json = SearchValues.Create([.. Controls(), (byte)'"', (byte)'\\']);

    // What a terminal may obey: U+0000 to U+001F, U+007F and U+0080 to U+009F, which UTF-8 writes as C2 80 to C2 9F.
    private static readonly SearchValues<byte> Terminal = SearchValues.Create([.. Controls(), 0x7F, 0xC2]);

    /// <summary>Adds the content of a JSON string.</summary>
    public static void AppendJson(Utf8Buffer buffer, ReadOnlySpan<byte> text)
    {
        while (text.IndexOfAny(Json) is >= 0 and var at)
        {
            buffer.Append(text[..at]);
            AppendEscape(buffer, text[at]);
            text = text[(at + 1)..];
        }
        buffer.Append(text);
    }

    /// <inheritdoc cref="AppendJson(Utf8Buffer, ReadOnlySpan{byte})"/>
    public static void AppendJson(Utf8Buffer buffer, string text)
    {
        const int onStack = 128;
        Span<byte> utf8 = text.Length <= onStack ? stackalloc byte[onStack * 3] : new byte[text.Length * 3];
        AppendJson(buffer, utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }

    /// <summary>Adds text for people: as it is, but for control characters, which a device could use against a terminal.</summary>
    public static void AppendPlain(Utf8Buffer buffer, ReadOnlySpan<byte> text)
    {
        while (text.IndexOfAny(Terminal) is >= 0 and var at)
        {
            buffer.Append(text[..at]);
            text = text[at..];
            if (text[0] != 0xC2)
            {
                AppendEscape(buffer, text[0]);
                text = text[1..];
                continue;
            }
            var length = Math.Min(text.Length, 2);
            if (length == 2 && text[1] < 0xA0)
            {
                AppendUnicode(buffer, text[1]);
            }
            else
            {
                buffer.Append(text[..length]);
            }
            text = text[length..];
        }
        buffer.Append(text);
    }

    private static void AppendEscape(Utf8Buffer buffer, byte octet)
    {
        switch (octet)
        {
            case (byte)'"':
                buffer.Append("\\\""u8);
                break;
            case (byte)'\\':
                buffer.Append(@"\\"u8);
                break;
            case (byte)'\n':
                buffer.Append(@"\n"u8);
                break;
            case (byte)'\r':
                buffer.Append(@"\r"u8);
                break;
            case (byte)'\t':
                buffer.Append(@"\t"u8);
                break;
            default:
                AppendUnicode(buffer, octet);
                break;
        }
    }

    private static void AppendUnicode(Utf8Buffer buffer, byte value)
    {
        buffer.Append(@"\u00"u8);
        buffer.Append("0123456789abcdef"u8[value >> 4]);
        buffer.Append("0123456789abcdef"u8[value & 0xF]);
    }

    private static byte[] Controls() => [.. Enumerable.Range(0, 0x20).Select(value => (byte)value)];
}
