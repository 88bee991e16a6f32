namespace FlowHost.Sdk;

/// <summary>An element that the template repeats: an array in template order, null where one of them has no value.</summary>
internal sealed class JsonArray(string name, ColumnText[] columns) : JsonNode
{
    private readonly JsonName _name = new(name);

    public override void Begin(FlowBatch batch)
    {
        foreach (var column in columns)
        {
            column.Begin(batch);
        }
    }

    public override void Append(Utf8Buffer buffer, int row)
    {
        var start = buffer.Length;
        buffer.Append(_name.Utf8);
        var separator = (byte)'[';
        var any = false;
        foreach (var column in columns)
        {
            buffer.Append(separator);
            separator = (byte)',';
            if (column.Append(buffer, row, isJson: true))
            {
                any = true;
            }
            else
            {
                buffer.Append("null"u8);
            }
        }
        if (any)
        {
            buffer.Append((byte)']');
        }
        else
        {
            buffer.Truncate(start);
        }
    }
}
