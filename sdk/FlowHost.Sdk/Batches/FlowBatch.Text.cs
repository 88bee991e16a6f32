using System.Runtime.InteropServices;

namespace FlowHost.Sdk;

/// <content>Where text, octets and lists lie: the batch's own arena, or chunks of text tables that cells point to.</content>
public sealed partial class FlowBatch
{
    private const int ArenaKept = 1024 * 1024;

    private byte[] _arena = [];
    private byte[]?[] _heaps = new byte[]?[4];
    private int _heapCount;

    internal int ArenaUsed { get; private set; }

    /// <summary>Copies into the arena.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is longer than <see cref="TextCell.MaxLength"/>, which nothing from the network is.</exception>
    internal ulong Store(ReadOnlySpan<byte> value, bool jsonSafe)
    {
        TextCell.RequireLength(value.Length);
        var offset = ArenaUsed;
        value.CopyTo(Reserve(value.Length));
        return TextCell.Make(TextCell.ArenaHeap, jsonSafe, value.Length, offset);
    }

    internal ulong StoreText(ReadOnlySpan<byte> utf8)
    {
        var text = new CleanText(utf8);
        var offset = ArenaUsed;
        text.CopyTo(Reserve(text.Length));
        return TextCell.Make(TextCell.ArenaHeap, text.IsJsonSafe, text.Length, offset);
    }

    internal ulong StoreOctets(ReadOnlySpan<byte> octets) =>
        octets.Length <= TextCell.InlineLength ? TextCell.MakeInline(octets) : Store(octets, jsonSafe: false);

    /// <summary>Room at the end of the arena, which the caller fills.</summary>
    internal Span<byte> Reserve(int length)
    {
        if (_arena.Length - ArenaUsed < length)
        {
            Array.Resize(ref _arena, Math.Max(Math.Max(4096, _arena.Length * 2), ArenaUsed + length));
        }
        var room = _arena.AsSpan(ArenaUsed, length);
        ArenaUsed += length;
        return room;
    }

    /// <summary>Takes back what a record that turned out broken had stored.</summary>
    internal void TruncateArena(int used) => ArenaUsed = used;

    /// <summary>A cell that points to shared text, or a copy of it when too many chunks are pointed to already.</summary>
    internal ulong Point(in SharedText text, ref byte[]? lastChunk, ref int lastHeap)
    {
        if (text.Chunk is not { } chunk)
        {
            return 0;
        }
        if (!ReferenceEquals(chunk, lastChunk))
        {
            lastHeap = HeapOf(chunk);
            lastChunk = chunk;
        }
        return lastHeap == 0
            ? Store(text.Utf8, text.IsJsonSafe)
            : TextCell.Make(lastHeap, text.IsJsonSafe, text.Length, text.Offset);
    }

    internal ReadOnlySpan<byte> Resolve(in ulong cell)
    {
        var heap = TextCell.Heap(cell);
        return heap switch
        {
            0 => default,
            TextCell.ArenaHeap => _arena.AsSpan(TextCell.Offset(cell), TextCell.Length(cell)),
            TextCell.InlineHeap => MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in cell))[..TextCell.InlineLengthOf(cell)],
            _ => _heaps[heap - TextCell.FirstSharedHeap].AsSpan(TextCell.Offset(cell), TextCell.Length(cell)),
        };
    }

    private int HeapOf(byte[] chunk)
    {
        var index = Array.IndexOf(_heaps, chunk, 0, _heapCount);
        if (index >= 0)
        {
            return index + TextCell.FirstSharedHeap;
        }
        if (_heapCount == TextCell.InlineHeap - TextCell.FirstSharedHeap)
        {
            return 0;
        }
        if (_heapCount == _heaps.Length)
        {
            Array.Resize(ref _heaps, _heaps.Length * 2);
        }
        _heaps[_heapCount++] = chunk;
        return _heapCount - 1 + TextCell.FirstSharedHeap;
    }

    private void ResetText()
    {
        ArenaUsed = 0;
        _listElements.Clear();
        _listElementIndexes.Clear();
        Array.Clear(_heaps, 0, _heapCount);
        _heapCount = 0;
        if (_arena.Length > ArenaKept)
        {
            _arena = [];
        }
    }
}
