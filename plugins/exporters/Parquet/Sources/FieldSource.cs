using FlowHost.Exporters.Parquet.Columns;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>What fills a column of the file from the batches of one schema.</summary>
internal abstract class FieldSource(ColumnDefinition column)
{
    /// <summary>The column.</summary>
    public ColumnDefinition Column { get; } = column;

    /// <summary>Adds rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="column">The writer of <see cref="Column"/>.</param>
    public abstract void Append(in RowRange rows, ColumnWriter column);
}
