namespace FlowHost.Sdk;

/// <summary>What a row enricher declared to read. An alternative is the input that may stand in for this one (the other address family).</summary>
internal sealed record RowInput(Element Element, FieldKind Kind, bool IsRequired, int Alternative = -1)
{
    /// <summary>The column, or −1. Unsigned numbers are also taken narrower than declared, when read as 64 bits.</summary>
    public int Find(SchemaBuilder schema)
    {
        for (var i = 0; i < schema.Fields.Count; i++)
        {
            var field = schema.Fields[i];
            if (field.Element?.Key == Element.Key && field.Occurrence == 0)
            {
                return field.Kind == Kind || (Kind == FieldKind.UInt64 && field.Kind < FieldKind.UInt64) ? i : -1;
            }
        }
        return -1;
    }
}
