using FlowHost.Exporters.Parquet.Columns;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>Structured data (RFC 6313), as JSON text; where the template repeats it, an array of these.</summary>
internal sealed class StructuredField : FieldSource
{
    private readonly Utf8Buffer _json = new();
    private readonly OutputWriter[] _lists;

    public StructuredField(ColumnDefinition column, FlowSchema schema, OutputField output) : base(column) =>
        _lists = [.. output.Columns.Select(field => new OutputWriter(schema, output with { Columns = [field] }))];

    public override void Append(in RowRange rows, ColumnWriter column)
    {
        foreach (var list in _lists)
        {
            list.Begin(rows.Batch);
        }
        rows.Table.Begin(column, 0, rows.Count);
        var levels = column.AddLevels(rows.Count);
        for (var i = 0; i < levels.Length; i++)
        {
            _json.Clear();
            var isThere = Write(rows.First + i);
            levels[i] = isThere ? (byte)1 : (byte)0;
            if (isThere)
            {
                ((OctetsColumn)column).Append(_json.Written);
            }
        }
    }

    private bool Write(int row)
    {
        if (_lists is [var only])
        {
            return only.Append(_json, row);
        }
        var isThere = false;
        for (var i = 0; i < _lists.Length; i++)
        {
            _json.Append(i == 0 ? (byte)'[' : (byte)',');
            if (_lists[i].Append(_json, row))
            {
                isThere = true;
            }
            else
            {
                _json.Append("null"u8);
            }
        }
        _json.Append((byte)']');
        return isThere;
    }
}
