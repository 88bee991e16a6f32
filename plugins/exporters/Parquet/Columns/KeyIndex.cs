using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace FlowHost.Exporters.Parquet.Columns;

/// <summary>Numbers the distinct numbers of a column as they come: a hash table with open addressing.</summary>
internal sealed class KeyIndex<TKey> : IDisposable
    where TKey : unmanaged, IBinaryInteger<TKey>
{
    private const int Smallest = 64;

    // A table in which keys need so many steps is under attack, or the column has no order that a multiplication could spread.
    private const int MaxSteps = 8;

    private Slot[] _slots = [];
    private int _shift;
    private int _mask = -1;
    private long _lookups;
    private long _steps;

    /// <summary>How many keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>Octets that it holds.</summary>
    public long MemoryOctets => (long)_slots.Length * Unsafe.SizeOf<Slot>();

    /// <summary>Whether keys collide too much for this to be fast.</summary>
    public bool IsSlow => _steps > MaxSteps * (_lookups + Smallest);

    /// <summary>The number of a key; a new one gets <see cref="Count"/>.</summary>
    public int GetOrAdd(TKey key)
    {
        if (Count * 2 > _mask)
        {
            Grow();
        }
        _lookups++;
        var slots = _slots;
        var at = Place(key);
        while (slots[at].Number != 0)
        {
            if (slots[at].Key == key)
            {
                return slots[at].Number - 1;
            }
            _steps++;
            at = (at + 1) & _mask;
        }
        slots[at] = new Slot(key, Count + 1);
        return Count++;
    }

    /// <summary>Forgets all keys.</summary>
    public void Clear()
    {
        if (_slots.Length > 0)
        {
            ArrayPool<Slot>.Shared.Return(_slots);
        }
        (_slots, _mask, Count, _lookups, _steps) = ([], -1, 0, 0, 0);
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    // Fibonacci hashing: the upper bits of the product.
    private int Place(TKey key) => (int)((ulong.CreateTruncating(key) * 0x9E37_79B9_7F4A_7C15) >> _shift);

    private void Grow()
    {
        var old = _slots;
        var size = Math.Max(Smallest, (_mask + 1) * 2);
        _slots = ArrayPool<Slot>.Shared.Rent(size);
        _slots.AsSpan(0, size).Clear();
        _shift = 64 - BitOperations.Log2((uint)size);
        var last = _mask;
        _mask = size - 1;
        for (var i = 0; i <= last; i++)
        {
            if (old[i].Number != 0)
            {
                var at = Place(old[i].Key);
                while (_slots[at].Number != 0)
                {
                    at = (at + 1) & _mask;
                }
                _slots[at] = old[i];
            }
        }
        if (old.Length > 0)
        {
            ArrayPool<Slot>.Shared.Return(old);
        }
    }

    private readonly record struct Slot(TKey Key, int Number);
}
