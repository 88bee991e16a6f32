using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.ResponseTime;

/// <summary>Delays of the network as means over the samples that a device takes of long-lived connections, in milliseconds.</summary>
internal static class LongLivedDelays
{
    public static EnrichBatch Bind(SchemaBuilder schema, TcpColumns tcp)
    {
        var toClient = NumberColumn.Find(schema, CiscoElements.ConnDelayNetworkLongLivedToClient);
        var toClientSamples = NumberColumn.Find(schema, CiscoElements.ConnDelayNetworkToClientNumSamples);
        var toServer = NumberColumn.Find(schema, CiscoElements.ConnDelayNetworkLongLivedToServer);
        var toServerSamples = NumberColumn.Find(schema, CiscoElements.ConnDelayNetworkToServerNumSamples);
        var total = NumberColumn.Find(schema, CiscoElements.ConnDelayNetworkLongLivedClientToServer);
        var totalSamples = NumberColumn.Find(schema, CiscoElements.ConnDelayNetworkClientToServerNumSamples);
        var toClientMean = schema.PutMean(NetworkDelays.ToClient);
        var toServerMean = schema.PutMean(NetworkDelays.ToServer);
        var totalMean = schema.PutMean(NetworkDelays.Total);
        return batch =>
        {
            var rows = tcp.Of(batch);
            var clientSums = toClient.Of(batch);
            var clientCounts = toClientSamples.Of(batch);
            var serverSums = toServer.Of(batch);
            var serverCounts = toServerSamples.Of(batch);
            var totalSums = total.Of(batch);
            var totalCounts = totalSamples.Of(batch);
            var clientMeans = batch[toClientMean].FillAll();
            var serverMeans = batch[toServerMean].FillAll();
            var totalMeans = batch[totalMean].FillAll();
            for (var row = 0; row < totalMeans.Length; row++)
            {
                var whole = rows.Mean(row, totalSums, totalCounts);
                var client = rows.Mean(row, clientSums, clientCounts);
                var server = rows.Mean(row, serverSums, serverCounts);
                client = Rest(client, whole, server);
                serverMeans[row] = Rest(server, whole, client);
                clientMeans[row] = client;
                totalMeans[row] = whole;
            }
        };
    }

    /// <summary>A side without samples has what the other one leaves of the whole; comparisons with NaN are false.</summary>
    private static double Rest(double side, double whole, double other) => side > 0 || !(whole > other) ? side : whole - other;
}
