namespace FlowHost.Sdk;

/// <summary>
/// Writes rows as JSON objects: metadata, then the device's fields in template order, then what enrichers added. Names are encoded
/// once per schema, metadata once per run of rows; nothing is allocated per row. One per schema; not for concurrent use.
/// </summary>
/// <remarks>
/// A field without a value is absent. Dotted names of added fields become nested objects. Numbers are exact to 64 bits; a
/// floating-point number always has a point or an exponent. A repeated element is an array that keeps its order, with null where one
/// has no value.
/// </remarks>
public sealed class JsonRowEncoder
{
    private readonly FlowSchema _schema;
    private readonly JsonMembers _fields = new();
    private readonly JsonMetadata _metadata;
    private FlowBatch? _batch;
    private int _run;

    /// <summary>Prepares the names.</summary>
    /// <param name="schema">The final schema, enrichers' fields included.</param>
    public JsonRowEncoder(FlowSchema schema)
    {
        _schema = schema;
        _metadata = new JsonMetadata(schema.RecordType);
        foreach (var output in schema.Outputs)
        {
            _fields.Add(
                output.Group?.Split('.') ?? [],
                output.Name,
                [.. output.Columns.Select(column => new ColumnText(schema.Fields[column], column))]);
        }
    }

    /// <summary>Writes all rows of a batch, each followed by a newline.</summary>
    public void Write(FlowBatch batch, Utf8Buffer buffer) => Write(batch, 0, batch.Count, buffer);

    /// <summary>Writes some rows of a batch, each followed by a newline.</summary>
    public void Write(FlowBatch batch, int firstRow, int rows, Utf8Buffer buffer)
    {
        Begin(batch);
        for (var row = firstRow; row < firstRow + rows; row++)
        {
            WriteRow(row, buffer);
            buffer.Append((byte)'\n');
        }
    }

    /// <summary>Goes to a batch, for exporters that put something between the rows: <see cref="WriteRow"/> then writes them one by one.</summary>
    /// <exception cref="InvalidOperationException">The batch has another schema.</exception>
    public void Begin(FlowBatch batch)
    {
        batch.RequireSchema(_schema);
        _batch = batch;
        _run = 0;
        _fields.Begin(batch);
    }

    /// <summary>Writes one row of the batch last given to <see cref="Begin"/>, without a newline. Rows are best written in order.</summary>
    public void WriteRow(int row, Utf8Buffer buffer)
    {
        buffer.Append(_metadata.Of(RunOf(row).Source));
        _fields.Append(buffer, row);
        buffer.Append((byte)'}');
    }

    private ref readonly SourceRun RunOf(int row)
    {
        var runs = _batch!.Runs;
        if (row < runs[_run].Start)
        {
            _run = 0;
        }
        while (row >= runs[_run].End)
        {
            _run++;
        }
        return ref runs[_run];
    }
}
