using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FlowHost.Exporters.Parquet.Columns;

/// <summary>A column of numbers of 4 or 8 octets: integers, times, and floating-point numbers as their bits.</summary>
internal sealed class NumberColumn<TKey>(ColumnDefinition definition) : ColumnWriter(definition)
    where TKey : unmanaged, IBinaryInteger<TKey>
{
    private readonly KeyIndex<TKey> _index = new();

    protected override int DictionaryTrial => 1_000;

    protected override bool IsDictionarySlow => _index.IsSlow;

    protected override long IndexMemoryOctets => _index.MemoryOctets;

    /// <summary>Adds values.</summary>
    public void Append(ReadOnlySpan<TKey> values)
    {
        PresentValues += values.Length;
        PlainOctets += values.Length * Unsafe.SizeOf<TKey>();
        if (!UsesDictionary)
        {
            Plain.Append(MemoryMarshal.AsBytes(values));   // Parquet and every machine that .NET runs on are little-endian
            return;
        }
        var indexes = AddIndexes(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            indexes[i] = IndexOf(values[i]);
        }
    }

    /// <summary>Adds one value.</summary>
    public void Append(TKey value) => Append(new ReadOnlySpan<TKey>(in value));

    /// <summary>Adds a value several times.</summary>
    public void Append(TKey value, int times)
    {
        PresentValues += times;
        PlainOctets += times * Unsafe.SizeOf<TKey>();
        if (UsesDictionary)
        {
            AddIndexes(times).Fill(IndexOf(value));
        }
        else
        {
            MemoryMarshal.Cast<byte, TKey>(Plain.Extend(times * Unsafe.SizeOf<TKey>())).Fill(value);
        }
    }

    /// <inheritdoc/>
    protected override void Clear()
    {
        base.Clear();
        _index.Clear();
    }

    private int IndexOf(TKey value)
    {
        var index = _index.GetOrAdd(value);
        if (index == DictionaryCount)
        {
            DictionaryCount++;
            Dictionary.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<TKey>(in value)));
        }
        return index;
    }
}
