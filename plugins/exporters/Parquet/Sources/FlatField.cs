using FlowHost.Exporters.Parquet.Columns;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>A field with one value a row.</summary>
/// <param name="column">Its column.</param>
/// <param name="raw">Where the octets of values go that the column cannot hold.</param>
/// <param name="field">The field's index in the schema.</param>
/// <param name="values">Reads it.</param>
internal sealed class FlatField(ColumnDefinition column, ColumnDefinition raw, int field, ValueSource values) : FieldSource(column)
{
    public override void Append(in RowRange rows, ColumnWriter column)
    {
        var reader = rows.Batch.Reader(field);
        rows.Table.Begin(column, 0, rows.Count);
        var fits = column.AddLevels(rows.Count);
        values.AppendRows(reader, rows.First, fits, column);
        if (fits.Contains((byte)Fit.Misfit))
        {
            AppendMisfits(rows, fits);
        }
    }

    private void AppendMisfits(in RowRange rows, Span<byte> fits)
    {
        var reader = rows.Batch.Reader(field);
        var column = rows.Table.ColumnOf(raw);
        rows.Table.Begin(column, 0, rows.Count);
        var levels = column.AddLevels(rows.Count);
        levels.Clear();
        for (var i = 0; i < fits.Length; i++)
        {
            if (fits[i] == (byte)Fit.Misfit)
            {
                RawSource.Instance.Append(reader, rows.First + i, column);
                (fits[i], levels[i]) = (0, 1);
            }
        }
    }
}
