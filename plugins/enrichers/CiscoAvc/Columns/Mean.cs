using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.Columns;

/// <summary>A field that is one number by another.</summary>
internal static class Mean
{
    public static EnrichBatch? Bind(SchemaBuilder schema, string name, int decimals, NumberColumn sum, NumberColumn count)
    {
        if (!sum.IsThere || !count.IsThere)
        {
            return null;
        }
        var column = schema.PutDouble(name, decimals);
        return batch => Quotients.Write(sum.Of(batch), count.Of(batch), batch[column].FillAll());
    }
}
