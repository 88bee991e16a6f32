using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.ResponseTime;

/// <summary>What client and server sent, and both together.</summary>
internal static class Transfers
{
    public static EnrichBatch? Bind(SchemaBuilder schema, Traffic traffic)
    {
        if (!traffic.HasVolumes)
        {
            return null;
        }
        NewColumn<ulong>? byClient = traffic.Client.IsThere ? schema.PutCount($"conn_client_to_server_{traffic.Unit}") : null;
        NewColumn<ulong>? byServer = traffic.Server.IsThere ? schema.PutCount($"conn_server_to_client_{traffic.Unit}") : null;
        NewColumn<ulong>? byBoth = byClient is not null && byServer is not null ? schema.PutCount($"total_{traffic.Unit}") : null;
        return batch =>
        {
            var client = traffic.Client.Of(batch);
            var server = traffic.Server.Of(batch);
            var fromClient = batch.WriterOf(byClient);
            var fromServer = batch.WriterOf(byServer);
            var total = batch.WriterOf(byBoth);
            if (client.IsPlain && client.Counts.IsDense && server.IsPlain && server.Counts.IsDense)
            {
                client.Counts.Values.CopyTo(fromClient.FillAll());
                server.Counts.Values.CopyTo(fromServer.FillAll());
                Sums.Write(client.Counts, server.Counts, total);
                return;
            }
            for (var row = 0; row < batch.Count; row++)
            {
                var hasClient = client.TryGet(row, out var sentByClient);
                var hasServer = server.TryGet(row, out var sentByServer);
                if (hasClient)
                {
                    fromClient[row] = sentByClient;
                }
                if (hasServer)
                {
                    fromServer[row] = sentByServer;
                }
                if (hasClient && hasServer && Formulas.TryAdd(sentByClient, sentByServer, out var sent))
                {
                    total[row] = sent;
                }
            }
        };
    }
}
