using FlowHost.Exporters.Parquet.Columns;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>Text that says where rows came from; empty is no value.</summary>
internal sealed class SourceText(ColumnDefinition column, OfSource<ReadOnlySpan<byte>> text) : FieldSource(column)
{
    public override void Append(in RowRange rows, ColumnWriter column)
    {
        rows.Table.Begin(column, 0, rows.Count);
        var levels = column.AddLevels(rows.Count);
        foreach (ref readonly var run in rows.Batch.Runs)
        {
            var (start, end) = (Math.Max(run.Start, rows.First), Math.Min(run.End, rows.End));
            if (end > start)
            {
                var value = text(run.Source);
                levels[(start - rows.First)..(end - rows.First)].Fill(value.IsEmpty ? (byte)0 : (byte)1);
                if (!value.IsEmpty)
                {
                    ((OctetsColumn)column).Append(value, end - start);
                }
            }
        }
    }
}
