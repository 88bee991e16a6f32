using FlowHost.Sdk;

namespace FlowHost.Exporters.Console.Formats;

/// <summary>Text in columns. Widths count characters, each taken as one column wide.</summary>
internal static class Cells
{
    /// <summary>How many characters UTF-8 text has.</summary>
    public static int WidthOf(ReadOnlySpan<byte> utf8)
    {
        var width = 0;
        foreach (var octet in utf8)
        {
            width += IsFirst(octet) ? 1 : 0;
        }
        return width;
    }

    /// <summary>Adds text, and spaces behind it up to the width.</summary>
    public static void AppendPadded(this Utf8Buffer text, ReadOnlySpan<byte> cell, int width)
    {
        text.Append(cell);
        text.AppendSpaces(width - WidthOf(cell));
    }

    /// <summary>Adds text cut to the width, with … for what is cut, and spaces in front or behind.</summary>
    public static void AppendCell(this Utf8Buffer text, ReadOnlySpan<byte> cell, int width, bool alignRight)
    {
        var cellWidth = WidthOf(cell);
        if (cellWidth > width)
        {
            text.Append(Cut(cell, width - 1));
            text.Append("…"u8);
            return;
        }
        text.AppendSpaces(alignRight ? width - cellWidth : 0);
        text.Append(cell);
        text.AppendSpaces(alignRight ? 0 : width - cellWidth);
    }

    public static void AppendSpaces(this Utf8Buffer text, int count) => text.AppendRepeated((byte)' ', count);

    public static void AppendRepeated(this Utf8Buffer text, byte octet, int count)
    {
        if (count > 0)
        {
            text.GetSpan(count)[..count].Fill(octet);
            text.Advance(count);
        }
    }

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> utf8, int width)
    {
        var at = 0;
        while (at < utf8.Length && (width > 0 || !IsFirst(utf8[at])))
        {
            width -= IsFirst(utf8[at]) ? 1 : 0;
            at++;
        }
        return utf8[..at];
    }

    private static bool IsFirst(byte octet) => (octet & 0xC0) != 0x80;
}
