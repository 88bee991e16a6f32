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

    /// <summary>Octets that <see cref="Write"/> needs: it copies whole steps, which costs a fraction of copying the exact length.</summary>
    public int Room => _padded.Length;

    /// <summary>The text.</summary>
    public ReadOnlySpan<byte> Utf8 => _padded.AsSpan(0, Length);

    /// <summary>Writes the text; what lies behind it is overwritten.</summary>
    /// <returns>Octets of the text.</returns>
    public int Write(Span<byte> to)
    {
        ReadOnlySpan<byte> from = _padded;
        Vector256.Create(from).CopyTo(to);
        for (var at = Step; at < from.Length; at += Step)
        {
            Vector256.Create(from[at..]).CopyTo(to[at..]);
        }
        return Length;
    }
}
