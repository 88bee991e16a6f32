using System.Buffers;
using System.Runtime.CompilerServices;

namespace FlowHost.Exporters.Parquet.Format;

/// <summary>Octets that grow in arrays of the shared pool, so that columns and files take turns with the same memory.</summary>
internal sealed class OctetBuffer : IDisposable
{
    private const int Smallest = 256;

    private byte[] _array = [];

    /// <summary>Octets written.</summary>
    public int Length { get; private set; }

    /// <summary>Octets that it holds.</summary>
    public int Capacity => _array.Length;

    /// <summary>What was written; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _array.AsSpan(0, Length);

    /// <summary>What was written from a position on, to be changed.</summary>
    public Span<byte> At(int position) => _array.AsSpan(position, Length - position);

    /// <summary>Room behind what was written; <see cref="Advance"/> makes it count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Reserve(int octets)
    {
        if (_array.Length - Length < octets)
        {
            Grow(octets);
        }
        return _array.AsSpan(Length);
    }

    /// <summary>Counts octets that were put into <see cref="Reserve"/>.</summary>
    public void Advance(int octets) => Length += octets;

    /// <summary>Room that counts at once, for the caller to fill.</summary>
    public Span<byte> Extend(int octets)
    {
        var room = Reserve(octets)[..octets];
        Length += octets;
        return room;
    }

    public void Append(ReadOnlySpan<byte> octets) => octets.CopyTo(Extend(octets.Length));

    public void Append(byte octet) => Extend(1)[0] = octet;

    /// <summary>A number in seven bits an octet, the lowest first (ULEB128).</summary>
    public void AppendVarint(ulong value)
    {
        var room = Reserve(10);
        var at = 0;
        while (value >= 0x80)
        {
            room[at++] = (byte)(value | 0x80);
            value >>= 7;
        }
        room[at++] = (byte)value;
        Length += at;
    }

    /// <summary>Lets the memory go.</summary>
    public void Clear()
    {
        Length = 0;
        if (_array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_array);
            _array = [];
        }
    }

    /// <summary>Empties it, but keeps the memory for the next page.</summary>
    public void Restart() => Length = 0;

    /// <inheritdoc/>
    public void Dispose() => Clear();

    private void Grow(int octets)
    {
        var needed = Math.Max(Smallest, Math.Max(checked(Length + octets), (int)Math.Min(_array.Length * 2L, Array.MaxLength)));
        var grown = ArrayPool<byte>.Shared.Rent(needed);
        Written.CopyTo(grown);
        if (_array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_array);
        }
        _array = grown;
    }
}
