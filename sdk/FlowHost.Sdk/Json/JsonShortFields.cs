using System.Runtime.InteropServices;

namespace FlowHost.Sdk;

/// <summary>Consecutive fields of which each needs little room, so that one check of the buffer serves all of them: most of a flow record.</summary>
internal sealed class JsonShortFields : JsonNode
{
    private readonly List<(JsonName Name, ColumnText Column)> _fields = [];
    private int _room;

    /// <summary>Adds a field at the end.</summary>
    public void Add(string name, ColumnText column)
    {
        var property = new JsonName(name);
        _fields.Add((property, column));
        _room += property.Room + ValueText.MaxLength;
    }

    public override void Begin(FlowBatch batch)
    {
        foreach (var (_, column) in _fields)
        {
            column.Begin(batch);
        }
    }

    public override void Append(Utf8Buffer buffer, int row)
    {
        var room = buffer.GetSpan(_room);
        var at = 0;
        foreach (ref readonly var field in CollectionsMarshal.AsSpan(_fields))
        {
            var to = room[at..];
            var name = field.Name.Write(to);
            var length = field.Column.WriteShort(to[name..], row, quoted: true);
            at += length > 0 ? name + length : 0;
        }
        buffer.Advance(at);
    }
}
