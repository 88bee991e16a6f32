using System.Buffers;

namespace FlowHost.Sdk;

/// <summary>
/// Text in the making: UTF-8 that grows in one array, which is used again after <see cref="Clear"/>. Not for concurrent use.
/// </summary>
public sealed class Utf8Buffer : IBufferWriter<byte>
{
    private const int Kept = 4 * 1024 * 1024;

    private readonly int _initial;
    private byte[] _array;

    /// <summary>Creates an empty buffer.</summary>
    /// <param name="capacity">Octets to begin with.</param>
    public Utf8Buffer(int capacity = 4096)
    {
        _initial = Math.Max(capacity, 64);
        _array = new byte[_initial];
    }

    /// <summary>Octets written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _array.AsSpan(0, Length);

    /// <summary>What was written, for asynchronous sinks; valid until the next write.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => _array.AsMemory(0, Length);

    /// <summary>Room behind what was written, at least as much as asked for; <see cref="Advance"/> makes it count.</summary>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        if (_array.Length - Length < Math.Max(sizeHint, 1))
        {
            Grow(sizeHint);
        }
        return _array.AsSpan(Length);
    }

    /// <inheritdoc cref="GetSpan"/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        GetSpan(sizeHint);
        return _array.AsMemory(Length);
    }

    /// <summary>Counts octets that were put into <see cref="GetSpan"/>.</summary>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_array.Length - Length), nameof(count));
        Length += count;
    }

    /// <summary>Adds octets.</summary>
    public void Append(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(GetSpan(utf8.Length));
        Length += utf8.Length;
    }

    /// <summary>Adds one octet.</summary>
    public void Append(byte octet)
    {
        GetSpan(1)[0] = octet;
        Length++;
    }

    /// <summary>Takes back what was written behind a length.</summary>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)Length, nameof(length));
        Length = length;
    }

    /// <summary>Empties it. An array that a rare long text has blown up is let go.</summary>
    public void Clear()
    {
        Length = 0;
        if (_array.Length > Math.Max(Kept, _initial))
        {
            _array = new byte[_initial];
        }
    }

    /// <summary>Replaces an octet written before.</summary>
    internal void Patch(int position, byte octet) => _array[position] = octet;

    private void Grow(int wanted)
    {
        var needed = checked(Length + Math.Max(wanted, 1));
        Array.Resize(ref _array, Math.Max(needed, (int)Math.Min(_array.Length * 2L, Array.MaxLength)));
    }
}
