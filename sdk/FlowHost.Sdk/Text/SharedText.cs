using System.Text;

namespace FlowHost.Sdk;

/// <summary>
/// UTF-8 text in a <see cref="TextTable"/>: assigning it to a column stores a pointer, no copy. The default is null.
/// </summary>
public readonly struct SharedText
{
    internal SharedText(byte[] chunk, int offset, int length, bool jsonSafe)
    {
        Chunk = chunk;
        Offset = offset;
        // The sign bit carries whether JSON can take the text as it is, found out once when it was added.
        LengthAndSafe = jsonSafe ? length | int.MinValue : length;
    }

    /// <summary>The text; empty when it is null.</summary>
    public ReadOnlySpan<byte> Utf8 => Chunk is null ? default : Chunk.AsSpan(Offset, Length);

    /// <summary>Whether this is no text at all.</summary>
    public bool IsNull => Chunk is null;

    internal byte[]? Chunk { get; }

    internal int Offset { get; }

    internal int Length => LengthAndSafe & int.MaxValue;

    internal bool IsJsonSafe => LengthAndSafe < 0;

    private int LengthAndSafe { get; }

    /// <summary>The text as a string, for messages.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8);
}
