using System.Buffers;
using System.Text;

namespace FlowHost.Sdk;

/// <summary>Writes well-formed UTF-8 so that it can neither end the string or line it stands in nor steer the terminal that shows it.</summary>
internal static class TextEscaper
{
    // What a terminal may obey: U+0000 to U+001F, U+007F, and U+0080 to U+009F, which UTF-8 writes as C2 80 to C2 9F.
    private static readonly byte[] Controls = [.. Enumerable.Range(0, 0x20).Select(value => (byte)value), 0x7F, 0xC2];

    private static readonly SearchValues<byte> Plain = SearchValues.Create(Controls);

    // RFC 8259 section 7 asks for U+0000 to U+001F, the quotation mark and the reverse solidus; the others are lines on terminals too.
    private static readonly SearchValues<byte> Json = SearchValues.Create([.. Controls, (byte)'"', (byte)'\\']);

    /// <summary>Adds the content of a JSON string.</summary>
    public static void AppendJson(Utf8Buffer buffer, ReadOnlySpan<byte> text) => Append(buffer, text, Json);

    /// <inheritdoc cref="AppendJson(Utf8Buffer, ReadOnlySpan{byte})"/>
    public static void AppendJson(Utf8Buffer buffer, string text)
    {
        const int onStack = 128;
        Span<byte> utf8 = text.Length <= onStack ? stackalloc byte[onStack * 3] : new byte[text.Length * 3];
        AppendJson(buffer, utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }

    /// <summary>Adds text for people: as it is, but for control characters.</summary>
    public static void AppendPlain(Utf8Buffer buffer, ReadOnlySpan<byte> text) => Append(buffer, text, Plain);

    private static void Append(Utf8Buffer buffer, ReadOnlySpan<byte> text, SearchValues<byte> stops)
    {
        while (text.IndexOfAny(stops) is >= 0 and var at)
        {
            buffer.Append(text[..at]);
            text = text[at..];
            if (text[0] != 0xC2)
            {
                AppendEscape(buffer, text[0]);
                text = text[1..];
            }
            else if (text.Length > 1 && text[1] < 0xA0)
            {
                AppendUnicode(buffer, text[1]);
                text = text[2..];
            }
            else
            {
                buffer.Append(text[0]);
                text = text[1..];
            }
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
}
