using System.Text;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Console.Formats;

/// <summary>
/// One line per record in aligned columns. The header is printed when the fields change, and again when a value asks for a wider column.
/// </summary>
internal sealed class TableFormat : IBatchFormat
{
    private const int MaxWidth = 40;
    private const int Gap = 2;

    private static readonly (string Name, bool IsNumber)[] Metadata =
        [("AgentID", false), ("Version", true), ("DomainID", true), ("SetID", true), ("CreateAt", false), ("Type", false)];

    private readonly TableHeader _header;
    private readonly byte[] _type;
    private readonly OutputWriter[] _fields;
    private readonly CellGrid _names = new();
    private readonly CellGrid _cells = new();
    private readonly bool[] _alignRight;
    private readonly int[] _widths;

    public TableFormat(FlowSchema schema, TableHeader header)
    {
        _header = header;
        _type = Encoding.UTF8.GetBytes(schema.RecordType);
        _fields = [.. schema.Outputs.Select(output => new OutputWriter(schema, output))];
        _alignRight = [.. Metadata.Select(column => column.IsNumber), .. _fields.Select(field => field.IsNumber)];
        _widths = new int[_alignRight.Length];
        foreach (var (name, _) in Metadata)
        {
            _names.Add(Encoding.UTF8.GetBytes(name));
        }
        foreach (var field in _fields)
        {
            _names.Add(field.Name);
        }
        Fit(_names, int.MaxValue);
    }

    public void Write(FlowBatch batch, int rows, Utf8Buffer text)
    {
        Fill(batch, rows);
        if (Fit(_cells, MaxWidth) || _header.Last != this)
        {
            WriteHeader(text);
        }
        for (var cell = 0; cell < _cells.Count; cell += _widths.Length)
        {
            WriteLine(text, _cells, cell);
        }
    }

    private void Fill(FlowBatch batch, int rows)
    {
        _cells.Clear();
        foreach (var field in _fields)
        {
            field.Begin(batch);
        }
        foreach (var run in batch.Runs)
        {
            for (var row = run.Start; row < Math.Min(run.End, rows); row++)
            {
                AddSource(run.Source);
                foreach (var field in _fields)
                {
                    field.Append(_cells.Text, row);
                    _cells.EndCell();
                }
            }
        }
    }

    private void AddSource(in RecordSource source)
    {
        _cells.Add(source.Agent.Utf8);
        _cells.Add(source.Version);
        _cells.Add(source.Domain);
        _cells.Add(source.SetId);
        _cells.Add(DateTime.UnixEpoch.AddTicks(source.ExportTime / 100), "yyyy-MM-dd'T'HH:mm:ss'Z'");
        _cells.Add(_type);
    }

    /// <summary>Widens columns for the cells at hand.</summary>
    /// <returns>Whether one was too narrow.</returns>
    private bool Fit(CellGrid cells, int maxWidth)
    {
        var grew = false;
        for (var cell = 0; cell < cells.Count; cell++)
        {
            var width = Math.Min(Cells.WidthOf(cells[cell]), maxWidth);
            ref var column = ref _widths[cell % _widths.Length];
            grew |= width > column;
            column = Math.Max(column, width);
        }
        return grew;
    }

    private void WriteHeader(Utf8Buffer text)
    {
        if (_header.Last is not null)
        {
            text.Append((byte)'\n');
        }
        _header.Last = this;
        WriteLine(text, _names, 0);
        for (var column = 0; column < _widths.Length; column++)
        {
            text.AppendSpaces(column == 0 ? 0 : Gap);
            text.AppendRepeated((byte)'-', _widths[column]);
        }
        text.Append((byte)'\n');
    }

    private void WriteLine(Utf8Buffer text, CellGrid cells, int first)
    {
        for (var column = 0; column < _widths.Length; column++)
        {
            text.AppendSpaces(column == 0 ? 0 : Gap);
            text.AppendCell(cells[first + column], _widths[column], _alignRight[column]);
        }
        text.Truncate(text.Written.TrimEnd((byte)' ').Length);
        text.Append((byte)'\n');
    }
}
