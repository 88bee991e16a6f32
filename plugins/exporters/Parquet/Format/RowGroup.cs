namespace FlowHost.Exporters.Parquet.Format;

/// <summary>Rows that stand together in a file, a chunk a column.</summary>
/// <param name="Rows">How many.</param>
/// <param name="Chunks">The columns, in the order of the file's schema; those that came later are added at the end.</param>
internal sealed record RowGroup(int Rows, List<ColumnChunk> Chunks);
