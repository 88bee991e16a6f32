using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace FlowHost.Exporters.Parquet.Columns;

/// <summary>Remembers the dictionary index of keys seen lately: a place a key, and the newer key takes it.</summary>
/// <param name="maxBits">The binary logarithm of how many places it has at most.</param>
internal sealed class KeyCache<TKey>(int maxBits) : IDisposable
    where TKey : unmanaged, IEquatable<TKey>
{
    private const int MinBits = 6;

    private Slot[] _slots = [];
    private int _bits;
    private int _round = 1;

    /// <summary>Octets that it holds.</summary>
    public long MemoryOctets => (long)_slots.Length * Unsafe.SizeOf<Slot>();

    /// <summary>Makes room for keys, as far as it may grow; comes before <see cref="Find"/>.</summary>
    /// <param name="keys">How many distinct ones there may be.</param>
    public void MakeRoom(int keys)
    {
        var bits = Math.Clamp(BitOperations.Log2((uint)keys) + 1, MinBits, maxBits);
        if (bits > _bits)
        {
            Grow(bits);
        }
    }

    /// <summary>The index of a key; when it is not there, the caller sets it.</summary>
    public ref int Find(TKey key, out bool isThere)
    {
        ref var slot = ref _slots[Place(key)];
        isThere = slot.Round == _round && slot.Key.Equals(key);
        (slot.Key, slot.Round) = (key, _round);
        return ref slot.Index;
    }

    /// <summary>Forgets all keys, but keeps the memory.</summary>
    public void Forget()
    {
        if (++_round == 0)
        {
            Array.Clear(_slots);
            _round = 1;
        }
    }

    /// <summary>Forgets all keys and lets the memory go.</summary>
    public void Clear()
    {
        if (_slots.Length > 0)
        {
            ArrayPool<Slot>.Shared.Return(_slots);
        }
        (_slots, _bits, _round) = ([], 0, 1);
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    private void Grow(int bits)
    {
        var old = _slots;
        _bits = bits;
        _slots = ArrayPool<Slot>.Shared.Rent(1 << bits);
        Array.Clear(_slots);
        foreach (var slot in old)
        {
            if (slot.Round == _round)
            {
                _slots[Place(slot.Key)] = slot;
            }
        }
        if (old.Length > 0)
        {
            ArrayPool<Slot>.Shared.Return(old);
        }
    }

    private int Place(TKey key) => (int)(Fold(key) * 0x9E37_79B9_7F4A_7C15 >> (64 - _bits));

    private static ulong Fold(TKey key)
    {
        if (typeof(TKey) == typeof(UInt128))
        {
            var wide = Unsafe.As<TKey, UInt128>(ref key);
            return (ulong)(wide >> 64) ^ BitOperations.RotateLeft((ulong)wide, 23);
        }
        return typeof(TKey) == typeof(uint) ? Unsafe.As<TKey, uint>(ref key) : Unsafe.As<TKey, ulong>(ref key);
    }

    private struct Slot
    {
        public TKey Key;
        public int Round;
        public int Index;
    }
}
