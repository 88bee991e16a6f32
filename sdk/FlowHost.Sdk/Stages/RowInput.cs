namespace FlowHost.Sdk;

/// <summary>What a row enricher declared to read. An alternative is the input that may stand in for this one (the other address family).</summary>
internal sealed record RowInput(Element? Element, string? Name, FieldKind Kind, bool IsRequired, int Alternative = -1)
{
    /// <summary>The column, or −1. Unsigned numbers are also taken narrower than declared, when read as 64 bits.</summary>
    public int Find(SchemaBuilder schema)
    {
        var index = Element is null ? schema.IndexOf(Name!) : schema.IndexOf(Element);
        if (index < 0)
        {
            return -1;
        }
        var kind = schema.Fields[index].Kind;
        return kind == Kind || (Kind == FieldKind.UInt64 && kind < FieldKind.UInt64) ? index : -1;
    }
}
