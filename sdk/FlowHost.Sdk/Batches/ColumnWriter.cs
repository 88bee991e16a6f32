namespace FlowHost.Sdk;

/// <summary>Writes a column. All rows start null; assigning a row gives it a value.</summary>
/// <typeparam name="T">The storage, as for <see cref="Element{T}"/>.</typeparam>
public readonly ref struct ColumnWriter<T>
{
    private readonly Span<T> _values;
    private readonly Span<byte> _present;

    internal ColumnWriter(Span<T> values, Span<byte> present)
    {
        _values = values;
        _present = present;
    }

    /// <summary>Sets a row's value.</summary>
    public T this[int row]
    {
        set
        {
            _values[row] = value;
            _present[row] = 1;
        }
    }

    /// <summary>Makes every row non-null and returns the column to fill, for loops that set all rows.</summary>
    public Span<T> FillAll()
    {
        _present.Fill(1);
        return _values;
    }
}
