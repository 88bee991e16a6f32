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
        return batch =>
        {
            var sums = sum.Of(batch);
            var counts = count.Of(batch);
            var means = batch[column].FillAll();
            for (var row = 0; row < means.Length; row++)
            {
                means[row] = Formulas.Ratio(sums.Double(row), counts.Double(row));
            }
        };
    }
}
