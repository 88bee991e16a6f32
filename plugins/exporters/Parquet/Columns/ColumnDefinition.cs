namespace FlowHost.Exporters.Parquet.Columns;

/// <summary>A column of a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, or that of its items.</param>
/// <param name="IsList">Whether each value is a list.</param>
internal readonly record struct ColumnDefinition(string Name, ColumnType Type, bool IsList = false)
{
    /// <summary>The column's writer.</summary>
    public ColumnWriter CreateWriter() => Type switch
    {
        ColumnType.Boolean => new BooleanColumn(this),
        ColumnType.Text or ColumnType.Octets => new OctetsColumn(this),
        _ when IsWide => new NumberColumn<ulong>(this),
        _ => new NumberColumn<uint>(this),
    };

    /// <summary>Whether a number takes 8 octets, not 4.</summary>
    public bool IsWide => Type is ColumnType.UInt64 or ColumnType.Int64 or ColumnType.Double or >= ColumnType.Milliseconds;
}
