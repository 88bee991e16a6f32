namespace FlowHost.Sdk;

/// <summary>A field of text, octets or a list.</summary>
internal sealed class JsonField(string name, ColumnText column) : JsonNode
{
    private readonly JsonName _name = new(name);

    public override void Begin(FlowBatch batch) => column.Begin(batch);

    public override void Append(Utf8Buffer buffer, int row)
    {
        var start = buffer.Length;
        buffer.Append(_name.Utf8);
        if (!column.Append(buffer, row, isJson: true))
        {
            buffer.Truncate(start);
        }
    }
}
