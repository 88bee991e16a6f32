using FlowHost.Exporters.Parquet.Columns;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>An element that the template repeats: a list in template order, with null where one of them has no value.</summary>
/// <param name="column">The list's column.</param>
/// <param name="raw">The list of octets of those that the column cannot hold, each at its place.</param>
/// <param name="fields">The fields' indexes in the schema.</param>
/// <param name="values">Reads them, in the same order; null where a field's storage contradicts the column.</param>
internal sealed class RepeatedField(ColumnDefinition column, ColumnDefinition raw, int[] fields, ValueSource?[] values) : FieldSource(column)
{
    private readonly byte[] _fits = new byte[fields.Length];
    private readonly byte[] _levels = new byte[fields.Length];
    private readonly FieldReader[] _readers = new FieldReader[fields.Length];

    public override void Append(in RowRange rows, ColumnWriter column)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            _readers[i] = rows.Batch.Reader(fields[i]);
        }
        rows.Table.Begin(column, 0, rows.Count * fields.Length);
        for (var row = rows.First; row < rows.End; row++)
        {
            for (var i = 0; i < fields.Length; i++)
            {
                _fits[i] = (byte)(_readers[i].IsNull(row) ? Fit.None : values[i]?.Append(_readers[i], row, column) ?? Fit.Misfit);
            }
            AddLevels(column, Fit.Value);
            if (_fits.AsSpan().Contains((byte)Fit.Misfit))
            {
                AppendMisfits(rows, row);
            }
        }
        Array.Clear(_readers);
    }

    private void AppendMisfits(in RowRange rows, int row)
    {
        var column = rows.Table.ColumnOf(raw);
        rows.Table.Begin(column, row - rows.First, fields.Length);
        for (var i = 0; i < fields.Length; i++)
        {
            if (_fits[i] == (byte)Fit.Misfit)
            {
                RawSource.Instance.Append(_readers[i], row, column);
            }
        }
        AddLevels(column, Fit.Misfit);
    }

    private void AddLevels(ColumnWriter column, Fit kind)
    {
        if (!_fits.AsSpan().Contains((byte)kind))
        {
            column.AddNulls(1);
            return;
        }
        for (var i = 0; i < _fits.Length; i++)
        {
            _levels[i] = _fits[i] == (byte)kind ? ColumnWriter.ListItem : ColumnWriter.ListNullItem;
        }
        column.AddList(_levels);
    }
}
