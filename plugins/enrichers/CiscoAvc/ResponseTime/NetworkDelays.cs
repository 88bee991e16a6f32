using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.ResponseTime;

/// <summary>Delays of the network on both sides of the device and of the whole path, in milliseconds: means over the new connections.</summary>
internal static class NetworkDelays
{
    public const string ToClient = "conn_delay_network_to_client_mean";
    public const string ToServer = "conn_delay_network_to_server_mean";
    public const string Total = "conn_delay_network_mean";

    public static EnrichBatch? Bind(SchemaBuilder schema, TcpColumns tcp)
    {
        // A device that measures connections at their start alone has these; else it samples long-lived ones.
        if (!NumberColumn.Find(schema, CiscoElements.ConnDelayNetworkToClientSum).IsThere)
        {
            return LongLivedDelays.Bind(schema, tcp);
        }
        var all = TcpMeans.Bind(schema, tcp, ToClient, CiscoElements.ConnDelayNetworkToClientSum, Elements.NewConnectionDeltaCount);
        all += TcpMeans.Bind(schema, tcp, ToServer, CiscoElements.ConnDelayNetworkToServerSum, Elements.NewConnectionDeltaCount);
        all += BindTotal(schema);
        return all;
    }

    // What was measured of the whole path is at times less than its parts.
    private static EnrichBatch? BindTotal(SchemaBuilder schema)
    {
        var sum = NumberColumn.Find(schema, CiscoElements.ConnDelayNetworkClientToServerSum);
        var connections = NumberColumn.Find(schema, Elements.NewConnectionDeltaCount);
        if (!sum.IsThere || !schema.TryGet(ToClient, out Column<double> toClient) || !schema.TryGet(ToServer, out Column<double> toServer))
        {
            return null;
        }
        var column = schema.PutMean(Total);
        return batch =>
        {
            var clientSide = batch[toClient];
            var serverSide = batch[toServer];
            var totals = batch[column].FillAll();
            Quotients.Write(sum.Of(batch), connections.Of(batch), totals);
            for (var row = 0; row < totals.Length; row++)
            {
                // Both parts are NaN where the row has no times, and so is the greater of the two.
                totals[row] = Math.Max(totals[row], clientSide[row] + serverSide[row]);
            }
        };
    }
}
