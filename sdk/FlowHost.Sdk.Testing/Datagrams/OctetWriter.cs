using System.Buffers.Binary;

namespace FlowHost.Sdk.Testing;

/// <summary>Octets in network byte order that grow as they are written.</summary>
internal sealed class OctetWriter
{
    private byte[] _octets = new byte[256];

    public int Length { get; private set; }

    public void UInt8(int value) => Grow(1)[0] = checked((byte)value);

    public void UInt16(int value) => BinaryPrimitives.WriteUInt16BigEndian(Grow(2), checked((ushort)value));

    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Grow(4), value);

    public void Octets(ReadOnlySpan<byte> value) => value.CopyTo(Grow(value.Length));

    public void Fill(int count, byte value) => Grow(count).Fill(value);

    /// <summary>Writes a length that was not known before what it measures.</summary>
    public void PatchUInt16(int offset, int value, string what)
    {
        if (value > ushort.MaxValue)
        {
            throw new InvalidOperationException($"{what} would be {value} octets long, but its length field ends at 65535: use fewer records.");
        }

        BinaryPrimitives.WriteUInt16BigEndian(_octets.AsSpan(offset), (ushort)value);
    }

    public byte[] ToArray() => _octets.AsSpan(0, Length).ToArray();

    private Span<byte> Grow(int count)
    {
        if (Length + count > _octets.Length)
        {
            Array.Resize(ref _octets, Math.Max(Length + count, _octets.Length * 2));
        }

        Length += count;
        return _octets.AsSpan(Length - count, count);
    }
}
