using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.Columns;

/// <summary>Adds fields; one of the same name that an earlier enricher added makes room for them.</summary>
internal static class SchemaExtensions
{
    public const int MeanDecimals = 3;
    public const int RateDecimals = 6;

    public static NewColumn<ulong> PutCount(this SchemaBuilder schema, string name) => schema.Put(name, Field.UInt64(name));

    public static NewColumn<double> PutMean(this SchemaBuilder schema, string name) => schema.PutDouble(name, MeanDecimals);

    public static NewColumn<double> PutRate(this SchemaBuilder schema, string name) => schema.PutDouble(name, RateDecimals);

    public static NewColumn<double> PutDouble(this SchemaBuilder schema, string name, int decimals) => schema.Put(name, Field.Double(name, decimals));

    /// <summary>What several features do with a schema, in their order; null when that is nothing.</summary>
    public static EnrichBatch? BindAll(this SchemaBuilder schema, params ReadOnlySpan<IEnricher> features)
    {
        EnrichBatch? all = null;
        foreach (var feature in features)
        {
            all += feature.Bind(schema);
        }
        return all;
    }

    /// <summary>Writes a column that a schema may lack; a row is only written where its input has a value.</summary>
    public static ColumnWriter<ulong> WriterOf(this FlowBatch batch, NewColumn<ulong>? column) => column is { } there ? batch[there] : default;

    private static NewColumn<T> Put<T>(this SchemaBuilder schema, string name, NewField<T> field) =>
        schema.TryGet(name, out Column<T> old) ? schema.Replace(old, field) : schema.Add(field);
}
