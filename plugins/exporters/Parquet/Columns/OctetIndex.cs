using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using FlowHost.Exporters.Parquet.Format;

namespace FlowHost.Exporters.Parquet.Columns;

/// <summary>Numbers the distinct texts or octets of a column as they come: a hash table with open addressing.</summary>
internal sealed class OctetIndex
{
    private const int Smallest = 64;
    private const int MaxSteps = 8;

    private Slot[] _slots = [];
    private int[] _starts = [];
    private int _mask = -1;
    private long _lookups;
    private long _steps;
    private int _end;

    /// <summary>How many values there are.</summary>
    public int Count { get; private set; }

    /// <summary>Octets that it holds.</summary>
    public long MemoryOctets => ((long)_slots.Length * Unsafe.SizeOf<Slot>()) + ((long)_starts.Length * sizeof(int));

    /// <summary>Whether values collide too much for this to be fast.</summary>
    public bool IsSlow => _steps > MaxSteps * (_lookups + Smallest);

    /// <summary>Octets of a value.</summary>
    public int LengthOf(int number) => (number + 1 < Count ? _starts[number + 1] : _end) - _starts[number] - sizeof(int);

    /// <summary>The number of a value; a new one gets <see cref="Count"/> and is added to the dictionary.</summary>
    public int GetOrAdd(ReadOnlySpan<byte> value, OctetBuffer dictionary)
    {
        if (Count * 2 > _mask)
        {
            Grow();
        }
        _lookups++;
        var hash = Hash(value);
        var at = (int)hash & _mask;
        while (_slots[at].Number != 0)
        {
            var number = _slots[at].Number - 1;
            if (_slots[at].Hash == hash && dictionary.Written.Slice(_starts[number] + sizeof(int), LengthOf(number)).SequenceEqual(value))
            {
                return number;
            }
            _steps++;
            at = (at + 1) & _mask;
        }
        _slots[at] = new Slot(hash, Count + 1);
        _starts[Count++] = dictionary.Length;
        BinaryPrimitives.WriteInt32LittleEndian(dictionary.Extend(sizeof(int)), value.Length);
        dictionary.Append(value);
        _end = dictionary.Length;
        return Count - 1;
    }

    /// <summary>Forgets all values.</summary>
    public void Clear()
    {
        if (_slots.Length > 0)
        {
            ArrayPool<Slot>.Shared.Return(_slots);
            ArrayPool<int>.Shared.Return(_starts);
        }
        (_slots, _starts, _mask, Count, _lookups, _steps, _end) = ([], [], -1, 0, 0, 0, 0);
    }

    // Eight octets at a time; the same in every process, because what is slow decides how a file is encoded.
    private static uint Hash(ReadOnlySpan<byte> value)
    {
        var hash = (ulong)value.Length;
        while (value.Length >= sizeof(ulong))
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(value));
            value = value[sizeof(ulong)..];
        }
        var rest = 0UL;
        for (var i = 0; i < value.Length; i++)
        {
            rest |= (ulong)value[i] << (i * 8);
        }
        return (uint)(Mix(hash ^ rest) >> 32);
    }

    private static ulong Mix(ulong value) => BitOperations.RotateLeft(value * 0x9E37_79B9_7F4A_7C15, 29);

    private void Grow()
    {
        var (old, oldStarts) = (_slots, _starts);
        var size = Math.Max(Smallest, (_mask + 1) * 2);
        var last = _mask;
        _slots = ArrayPool<Slot>.Shared.Rent(size);
        _slots.AsSpan(0, size).Clear();
        _starts = ArrayPool<int>.Shared.Rent(size / 2);     // at most half of the slots are taken
        oldStarts.AsSpan(0, Count).CopyTo(_starts);
        _mask = size - 1;
        for (var i = 0; i <= last; i++)
        {
            if (old[i].Number != 0)
            {
                var at = (int)old[i].Hash & _mask;
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
            ArrayPool<int>.Shared.Return(oldStarts);
        }
    }

    private readonly record struct Slot(uint Hash, int Number);
}
