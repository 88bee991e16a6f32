using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.ResponseTime;

/// <summary>The mean TCP window over the packets of both sides, in octets.</summary>
internal static class WindowSizes
{
    public static EnrichBatch? Bind(SchemaBuilder schema, TcpColumns tcp, Traffic packets)
    {
        var sum = NumberColumn.Find(schema, CiscoElements.TransTcpWindowSizeSum);
        if (!sum.IsThere || !packets.Client.IsThere || !packets.Server.IsThere)
        {
            return null;
        }
        var column = schema.PutMean("tcp_windowsize_mean");
        return batch =>
        {
            var rows = tcp.Of(batch);
            var sums = sum.Of(batch);
            var client = packets.Client.Of(batch);
            var server = packets.Server.Of(batch);
            var means = batch[column].FillAll();
            for (var row = 0; row < means.Length; row++)
            {
                means[row] = rows[row] ? Formulas.Ratio(sums.Double(row), client.Double(row) + server.Double(row)) : double.NaN;
            }
        };
    }
}
