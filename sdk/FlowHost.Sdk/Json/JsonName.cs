using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FlowHost.Sdk;

/// <summary>A member's name as it is written, with the comma in front: <c>,"name":</c>.</summary>
internal sealed class JsonName
{
    private const int Step = 32;

    private readonly byte[] _padded;

    public JsonName(string name)
    {
        var buffer = new Utf8Buffer(name.Length + 4);
        buffer.Append(",\""u8);
        TextEscaper.AppendJson(buffer, name);
        buffer.Append("\":"u8);
        Length = buffer.Length;
        _padded = new byte[(Length + Step - 1) / Step * Step];
        buffer.Written.CopyTo(_padded);
    }

    /// <summary>Octets of the text.</summary>
    public int Length { get; }

    /// <summary>Octets that <see cref="Copy"/> needs: it copies whole steps, which costs a fraction of copying the exact length.</summary>
    public int Room => _padded.Length;

    /// <summary>The text in whole steps, for <see cref="Copy"/>.</summary>
    public byte[] Padded => _padded;

    /// <summary>The text.</summary>
    public ReadOnlySpan<byte> Utf8 => _padded.AsSpan(0, Length);

    /// <summary>Writes a text; what lies behind it is overwritten.</summary>
    /// <param name="padded">The text in whole steps.</param>
    /// <param name="to">Where; with room for all of it.</param>
    public static void Copy(byte[] padded, ref byte to)
    {
        ref var from = ref MemoryMarshal.GetArrayDataReference(padded);
        Vector256.LoadUnsafe(ref from).StoreUnsafe(ref to);
        for (nuint at = Step; at < (nuint)padded.Length; at += Step)
        {
            Vector256.LoadUnsafe(ref from, at).StoreUnsafe(ref to, at);
        }
    }
}
