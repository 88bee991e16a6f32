using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Columns;

/// <summary>A column of text or octets. Addresses are text too: each distinct one is formatted once.</summary>
internal sealed class OctetsColumn(ColumnDefinition definition) : ColumnWriter(definition)
{
    private const int CellBits = 8;
    private const int AddressBits = 13;

    private readonly OctetIndex _index = new();
    private KeyCache<ulong>? _cells;
    private KeyCache<uint>? _ipv4;
    private KeyCache<UInt128>? _ipv6;
    private KeyCache<UInt128>? _either;
    private KeyCache<ulong>? _macs;

    protected override int DictionaryTrial => 16_000;

    protected override bool IsDictionarySlow => _index.IsSlow;

    protected override long IndexMemoryOctets =>
        _index.MemoryOctets + (_cells?.MemoryOctets ?? 0) + (_ipv4?.MemoryOctets ?? 0) + (_ipv6?.MemoryOctets ?? 0)
        + (_either?.MemoryOctets ?? 0) + (_macs?.MemoryOctets ?? 0);

    /// <summary>Adds a value.</summary>
    public void Append(ReadOnlySpan<byte> value) => Append(value, 1);

    /// <summary>Adds a value several times.</summary>
    public void Append(ReadOnlySpan<byte> value, int times)
    {
        if (UsesDictionary)
        {
            var index = IndexOf(value);
            Count(index, times);
            AddIndexes(times).Fill(index);
            return;
        }
        for (var i = 0; i < times; i++)
        {
            AppendPlain(value);
        }
    }

    /// <summary>Before the values of another batch: what a cell means ends with its batch.</summary>
    /// <param name="rows">How many values come at most.</param>
    public void BeginBatch(int rows)
    {
        if (UsesDictionary)
        {
            _cells ??= new KeyCache<ulong>(CellBits);
            _cells.Forget();
            _cells.MakeRoom(rows);
        }
    }

    /// <summary>Adds the text or octets of a row that has them, of the batch that began last.</summary>
    public void Append(in FieldReader reader, int row)
    {
        if (!UsesDictionary)
        {
            AppendPlain(reader.Bytes(row));
            return;
        }
        var key = reader.Key(row);
        ref var index = ref _cells!.Find(key, out var isThere);
        if (!isThere)
        {
            index = IndexOf(reader.Bytes(row));
        }
        Count(index, 1);
        AddIndexes(1)[0] = index;
    }

    /// <summary>Adds IPv4 addresses.</summary>
    public void Append(ReadOnlySpan<uint> addresses) => Append<uint, IPv4Text>(addresses, ref _ipv4);

    /// <summary>Adds IPv6 addresses.</summary>
    public void Append(ReadOnlySpan<UInt128> addresses) => Append<UInt128, IPv6Text>(addresses, ref _ipv6);

    /// <summary>Adds addresses of either family.</summary>
    public void AppendEither(ReadOnlySpan<UInt128> addresses) => Append<UInt128, EitherText>(addresses, ref _either);

    /// <summary>Adds MAC addresses.</summary>
    public void AppendMacs(ReadOnlySpan<ulong> addresses) => Append<ulong, MacText>(addresses, ref _macs);

    /// <inheritdoc/>
    protected override void Clear()
    {
        base.Clear();
        _index.Clear();
        _cells?.Clear();
        _ipv4?.Clear();
        _ipv6?.Clear();
        _either?.Clear();
        _macs?.Clear();
    }

    private void Append<TKey, TText>(ReadOnlySpan<TKey> keys, ref KeyCache<TKey>? cache)
        where TKey : unmanaged, IEquatable<TKey>
        where TText : struct, IKeyText<TKey>
    {
        Span<byte> text = stackalloc byte[IpAddress.MaxTextLength];
        if (!UsesDictionary)
        {
            foreach (var key in keys)
            {
                var room = Plain.Reserve(sizeof(int) + IpAddress.MaxTextLength);
                var length = TText.Write(key, room[sizeof(int)..]);
                BinaryPrimitives.WriteInt32LittleEndian(room, length);
                Plain.Advance(sizeof(int) + length);
            }
            return;
        }
        cache ??= new KeyCache<TKey>(AddressBits);
        cache.MakeRoom(DictionaryCount + keys.Length);
        var indexes = AddIndexes(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            ref var index = ref cache.Find(keys[i], out var isThere);
            if (!isThere)
            {
                index = IndexOf(text[..TText.Write(keys[i], text)]);
            }
            Count(index, 1);
            indexes[i] = index;
        }
    }

    // Only what goes through the dictionary: it alone has to pay.
    private void Count(int index, int times)
    {
        PresentValues += times;
        PlainOctets += (long)times * (sizeof(int) + _index.LengthOf(index));
    }

    private int IndexOf(ReadOnlySpan<byte> value)
    {
        var index = _index.GetOrAdd(value, Dictionary);
        DictionaryCount = _index.Count;
        return index;
    }

    private void AppendPlain(ReadOnlySpan<byte> value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Plain.Extend(sizeof(int)), value.Length);
        Plain.Append(value);
    }
}
