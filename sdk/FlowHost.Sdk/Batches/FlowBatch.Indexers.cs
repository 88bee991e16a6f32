namespace FlowHost.Sdk;

/// <content>One indexer per storage: the column handle's type decides what comes out.</content>
public sealed partial class FlowBatch
{
    /// <summary>The values of a column, a row each.</summary>
    public ReadOnlySpan<byte> this[Column<byte> column] => Read(column);

    /// <inheritdoc cref="this[Column{byte}]"/>
    public ReadOnlySpan<ushort> this[Column<ushort> column] => Read(column);

    /// <inheritdoc cref="this[Column{byte}]"/>
    public ReadOnlySpan<uint> this[Column<uint> column] => Read(column);

    /// <inheritdoc cref="this[Column{byte}]"/>
    public ReadOnlySpan<ulong> this[Column<ulong> column] => ReadNumber(column);

    /// <inheritdoc cref="this[Column{byte}]"/>
    public ReadOnlySpan<long> this[Column<long> column] => Read(column);

    /// <inheritdoc cref="this[Column{byte}]"/>
    public ReadOnlySpan<double> this[Column<double> column] => Read(column);

    /// <inheritdoc cref="this[Column{byte}]"/>
    public ReadOnlySpan<UInt128> this[Column<UInt128> column] => Read(column);

    /// <summary>The texts of a column.</summary>
    public TextColumnReader this[Column<Text> column] => new(this, Cells(IndexOf(column)));

    /// <summary>The octets of a column.</summary>
    public OctetsReader this[Column<Octets> column] => new(this, Cells(IndexOf(column)));

    /// <summary>The lists of a column.</summary>
    public ListColumnReader this[Column<FlowList> column] => new(this, Cells(IndexOf(column)));

    /// <summary>The addresses of a column, of either family.</summary>
    public AddressReader this[AddressColumn column]
    {
        get
        {
            if (column is { V4: null, V6: null })
            {
                ThrowWrongSchema(index: -1, root: -1);
            }
            return new AddressReader(column.V4 is { } v4 ? this[v4] : default, column.V6 is { } v6 ? this[v6] : default);
        }
    }

    /// <summary>The times of a column, as Unix nanoseconds.</summary>
    public TimeReader this[TimeColumn column] => new(_values[IndexOf(column.Index, column.Root)], column.Unit, Runs);

    /// <summary>Writes a column; assigning a row makes it non-null.</summary>
    public ColumnWriter<byte> this[NewColumn<byte> column] => Write(column);

    /// <inheritdoc cref="this[NewColumn{byte}]"/>
    public ColumnWriter<ushort> this[NewColumn<ushort> column] => Write(column);

    /// <inheritdoc cref="this[NewColumn{byte}]"/>
    public ColumnWriter<uint> this[NewColumn<uint> column] => Write(column);

    /// <inheritdoc cref="this[NewColumn{byte}]"/>
    public ColumnWriter<ulong> this[NewColumn<ulong> column] => Write(column);

    /// <inheritdoc cref="this[NewColumn{byte}]"/>
    public ColumnWriter<long> this[NewColumn<long> column] => Write(column);

    /// <inheritdoc cref="this[NewColumn{byte}]"/>
    public ColumnWriter<double> this[NewColumn<double> column] => Write(column);

    /// <inheritdoc cref="this[NewColumn{byte}]"/>
    public ColumnWriter<UInt128> this[NewColumn<UInt128> column] => Write(column);

    /// <summary>Writes a text column: shared text is pointed to, computed text is copied.</summary>
    public TextColumnWriter this[NewColumn<Text> column] => new(this, MutableCells(column.Index, column.Root));

    /// <summary>Writes an octets column.</summary>
    public OctetsWriter this[NewColumn<Octets> column] => new(this, MutableCells(column.Index, column.Root));

    /// <summary>Writes a column of lists.</summary>
    public ListColumnWriter this[NewColumn<FlowList> column] => new(this, MutableCells(column.Index, column.Root));

    internal ReadOnlySpan<ulong> Cells(int column) => ((ulong[])_values[column]).AsSpan(0, Count);

    private Span<ulong> MutableCells(int index, int root) => ((ulong[])_values[IndexOf(index, root)]).AsSpan(0, Count);
}
