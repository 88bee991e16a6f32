using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.Urls;

/// <summary>Replaces the statistics of requested URLs, which devices send as octets, by a list of names and numbers.</summary>
internal sealed class UrlHits : IEnricher
{
    private const string FieldName = "app_http_uri_statistics";

    // No device sends these: enterprise and id mean nothing.
    private static readonly Element Name = Element.Create(new ElementInfo(0, 0, "Name", ElementType.String));
    private static readonly Element Number = Element.Create(new ElementInfo(0, 0, "Number", ElementType.Unsigned16));

    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        var columns = schema.GetAll(CiscoElements.AppHttpUriStatistics);
        if (columns.Length == 0)
        {
            return null;
        }
        // A template that repeats the element makes one list of it.
        foreach (var repeat in columns[1..])
        {
            schema.Remove(repeat);
        }
        var list = schema.Replace(columns[0], Field.New<FlowList>(FieldName));
        return batch =>
        {
            var lists = batch[list];
            for (var row = 0; row < batch.Count; row++)
            {
                Write(batch, row, columns, ref lists);
            }
        };
    }

    private static void Write(FlowBatch batch, int row, Column<Octets>[] columns, ref ListColumnWriter lists)
    {
        ListWriter writer = default;
        var isThere = false;
        foreach (var column in columns)
        {
            var hits = new UrlHitReader(batch[column][row]);
            if (!isThere && hits.HasOctets)
            {
                writer = lists.Start(ListSemantic.AllOf);
                isThere = true;
            }
            while (hits.TryRead(out var uri, out var count))
            {
                writer.StartRecord();
                writer.Value(Name, uri);
                writer.Value(Number, (ulong)count);
                writer.End();
            }
        }
        if (isThere)
        {
            lists.Set(row);
        }
    }
}
