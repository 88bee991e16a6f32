using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.ResponseTime;

/// <summary>What was sent again, as a part of what was sent. Only when the device counts it for both sides.</summary>
internal static class Retransmissions
{
    public static EnrichBatch? Bind(SchemaBuilder schema, Traffic traffic)
    {
        if (!traffic.HasLosses)
        {
            return null;
        }
        var sums = BindSum(schema, traffic);
        return traffic.HasVolumes ? sums + BindRates(schema, traffic) : sums;
    }

    private static EnrichBatch BindSum(SchemaBuilder schema, Traffic traffic)
    {
        var column = schema.PutCount($"total_{traffic.Unit}_loss_sum");
        return batch => Sums.Write(traffic.ClientLost.Of(batch), traffic.ServerLost.Of(batch), batch[column]);
    }

    private static EnrichBatch BindRates(SchemaBuilder schema, Traffic traffic)
    {
        var clientColumn = schema.PutRate($"conn_client_{traffic.Unit}_retransmit_rate");
        var serverColumn = schema.PutRate($"conn_server_{traffic.Unit}_retransmit_rate");
        var totalColumn = schema.PutRate(traffic.Unit == "pkts" ? "total_pkts_loss_rate" : "total_bytes_retransmit_rate");
        return batch =>
        {
            var clientLost = traffic.ClientLost.Of(batch);
            var serverLost = traffic.ServerLost.Of(batch);
            var client = traffic.Client.Of(batch);
            var server = traffic.Server.Of(batch);
            var clientRates = batch[clientColumn].FillAll();
            var serverRates = batch[serverColumn].FillAll();
            var totalRates = batch[totalColumn].FillAll();
            if (clientLost.IsDense && serverLost.IsDense && client.IsPlain && server.IsPlain)
            {
                Quotients.Write(clientLost, client.Counts, clientRates);
                Quotients.Write(serverLost, server.Counts, serverRates);
                Quotients.Write(clientLost, serverLost, client.Counts, server.Counts, totalRates);
                return;
            }
            for (var row = 0; row < clientRates.Length; row++)
            {
                var (lostByClient, lostByServer) = (clientLost.Double(row), serverLost.Double(row));
                var lost = lostByClient + lostByServer;
                var (sentByClient, sentByServer) = (client.Double(row), server.Double(row));
                // The sum is NaN where one side has no number: then there is no rate of the other side either.
                clientRates[row] = Formulas.Ratio(double.IsNaN(lost) ? lost : lostByClient, sentByClient);
                serverRates[row] = Formulas.Ratio(double.IsNaN(lost) ? lost : lostByServer, sentByServer);
                totalRates[row] = Formulas.Ratio(lost, sentByClient + sentByServer);
            }
        };
    }
}
