namespace FlowHost.Sdk;

/// <summary>
/// A text or octets value in 8 bytes: heap in the top byte, then a bit for "JSON takes it as it is", 23 bits of length, 32 of offset.
/// 0 is null. Heap 1 is the batch's arena, higher heaps are chunks of text tables; heap 255 holds up to 6 octets in the cell itself.
/// </summary>
internal static class TextCell
{
    public const int MaxLength = (1 << 23) - 1;
    public const int ArenaHeap = 1;
    public const int FirstSharedHeap = 2;
    public const int InlineHeap = 255;
    public const int InlineLength = 6;

    /// <summary>A length that needs more bits than a cell has for it would change the others.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is too long.</exception>
    public static void RequireLength(int length)
    {
        if (length > MaxLength)
        {
            throw new ArgumentOutOfRangeException(
                nameof(length), length, $"A value of a text, octets or list column has at most {MaxLength} octets: store less of it.");
        }
    }

    public static ulong Make(int heap, bool jsonSafe, int length, int offset) =>
        ((ulong)heap << 56) | (jsonSafe ? 1UL << 55 : 0) | ((ulong)length << 32) | (uint)offset;

    /// <summary>Cells are little-endian in memory, so the first six octets of an inline cell are its value.</summary>
    public static ulong MakeInline(ReadOnlySpan<byte> octets)
    {
        var cell = ((ulong)InlineHeap << 56) | ((ulong)octets.Length << 48);
        for (var i = 0; i < octets.Length; i++)
        {
            cell |= (ulong)octets[i] << (i * 8);
        }
        return cell;
    }

    public static int Heap(ulong cell) => (int)(cell >> 56);

    public static bool IsJsonSafe(ulong cell) => (cell & (1UL << 55)) != 0;

    public static int Length(ulong cell) => (int)(cell >> 32) & MaxLength;

    public static int Offset(ulong cell) => (int)(uint)cell;

    public static int InlineLengthOf(ulong cell) => (int)(cell >> 48) & 0xFF;
}
