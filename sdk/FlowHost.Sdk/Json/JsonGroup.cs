namespace FlowHost.Sdk;

/// <summary>Fields whose names begin with the same words: an object; nothing when none of them has a value.</summary>
internal sealed class JsonGroup(string name) : JsonNode
{
    private readonly JsonName _name = new(name);
    private readonly JsonMembers _members = new();

    public JsonMembers Members => _members;

    public override void Begin(FlowBatch batch) => _members.Begin(batch);

    public override void Append(Utf8Buffer buffer, int row)
    {
        var start = buffer.Length;
        buffer.Append(_name.Utf8);
        var members = buffer.Length;
        _members.Append(buffer, row);
        if (buffer.Length == members)
        {
            buffer.Truncate(start);
            return;
        }
        buffer.Patch(members, (byte)'{');   // over the comma of the first member
        buffer.Append((byte)'}');
    }
}
