using System.Text;

namespace FlowHost.Sdk;

/// <summary>
/// Writes the values of one output field as text for people: the same text as in JSON, without the quotes, with the control
/// characters of a device's text made visible. For formats that are not JSON. Not for concurrent use.
/// </summary>
public sealed class OutputWriter
{
    private readonly FlowSchema _schema;
    private readonly ColumnText[] _columns;
    private readonly byte[] _name;

    /// <summary>Prepares for one field.</summary>
    /// <param name="schema">The schema whose batches will be written.</param>
    /// <param name="output">One of the schema's <see cref="FlowSchema.Outputs"/>.</param>
    public OutputWriter(FlowSchema schema, OutputField output)
    {
        _schema = schema;
        _columns = [.. output.Columns.Select(column => new ColumnText(schema.Fields[column], column))];
        var name = new Utf8Buffer(output.FullName.Length);
        TextEscaper.AppendPlain(name, Encoding.UTF8.GetBytes(output.FullName));
        _name = name.Written.ToArray();
    }

    /// <summary>The field's full name: <c>Location_B.Country</c>.</summary>
    public ReadOnlySpan<byte> Name => _name;

    /// <summary>Whether values are numbers, which tables align on the right.</summary>
    public bool IsNumber => _columns is [{ IsNumber: true }];

    /// <summary>Goes to a batch: the rows that follow are its rows.</summary>
    /// <exception cref="InvalidOperationException">The batch has another schema.</exception>
    public void Begin(FlowBatch batch)
    {
        batch.RequireSchema(_schema);
        foreach (var column in _columns)
        {
            column.Begin(batch);
        }
    }

    /// <summary>Adds a row's value. An element that the template repeats is written as <c>[1,2]</c>.</summary>
    /// <returns>False, with nothing added, when the row has no value.</returns>
    public bool Append(Utf8Buffer buffer, int row)
    {
        if (_columns is [var only])
        {
            return only.Append(buffer, row, isJson: false);
        }
        var start = buffer.Length;
        var any = false;
        foreach (var column in _columns)
        {
            buffer.Append(buffer.Length == start ? (byte)'[' : (byte)',');
            any |= column.Append(buffer, row, isJson: false);
        }
        buffer.Append((byte)']');
        if (!any)
        {
            buffer.Truncate(start);
        }
        return any;
    }
}
