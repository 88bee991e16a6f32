using System.Numerics;
using System.Runtime.CompilerServices;

namespace FlowHost.Exporters.Parquet.Columns;

/// <summary>Remembers the dictionary index of keys seen lately: a place a key, and the newer key takes it.</summary>
internal sealed class KeyCache<TKey>(int bits)
    where TKey : unmanaged, IEquatable<TKey>
{
    private readonly Slot[] _slots = new Slot[1 << bits];
    private readonly int _shift = 64 - bits;
    private int _round = 1;

    /// <summary>The index of a key; when it is not there, the caller sets it.</summary>
    public ref int Find(TKey key, out bool isThere)
    {
        ref var slot = ref _slots[Fold(key) * 0x9E37_79B9_7F4A_7C15 >> _shift];
        isThere = slot.Round == _round && slot.Key.Equals(key);
        (slot.Key, slot.Round) = (key, _round);
        return ref slot.Index;
    }

    /// <summary>Forgets all keys.</summary>
    public void Clear()
    {
        if (++_round == 0)
        {
            Array.Clear(_slots);
            _round = 1;
        }
    }

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
