using System.Numerics;
using FlowHost.Exporters.Parquet.Columns;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>A number that says where rows came from.</summary>
internal sealed class SourceNumber<TKey>(ColumnDefinition column, OfSource<TKey> value) : FieldSource(column)
    where TKey : unmanaged, IBinaryInteger<TKey>
{
    public override void Append(in RowRange rows, ColumnWriter column)
    {
        rows.Table.Begin(column, 0, rows.Count);
        column.AddLevels(rows.Count).Fill(1);
        foreach (ref readonly var run in rows.Batch.Runs)
        {
            var count = Math.Min(run.End, rows.End) - Math.Max(run.Start, rows.First);
            if (count > 0)
            {
                ((NumberColumn<TKey>)column).Append(value(run.Source), count);
            }
        }
    }
}
