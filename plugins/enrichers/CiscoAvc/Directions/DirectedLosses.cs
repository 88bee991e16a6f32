using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Enrichers.CiscoAvc.ResponseTime;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.Directions;

/// <summary>What was sent again from inside and from outside, and how much that is of what was sent.</summary>
internal static class DirectedLosses
{
    public static DirectedWrite<ulong>? Bind(SchemaBuilder schema, Traffic traffic)
    {
        if (!traffic.HasLosses)
        {
            return null;
        }
        var outwardSum = schema.PutCount($"in2out_{traffic.Unit}_loss_sum");
        var inwardSum = schema.PutCount($"out2in_{traffic.Unit}_loss_sum");
        var outwardRate = schema.PutRate($"in2out_{traffic.Unit}_loss_rate");
        var inwardRate = schema.PutRate($"out2in_{traffic.Unit}_loss_rate");
        return (batch, inside) =>
        {
            var client = traffic.Client.Of(batch);
            var server = traffic.Server.Of(batch);
            var clientLost = traffic.ClientLost.Of(batch);
            var serverLost = traffic.ServerLost.Of(batch);
            var lostFromInside = batch[outwardSum];
            var lostFromOutside = batch[inwardSum];
            var rateFromInside = batch[outwardRate];
            var rateFromOutside = batch[inwardRate];
            if (client.IsPlain && server.IsPlain && clientLost.IsDense && serverLost.IsDense && !inside.Contains(InnerEnd.Unknown))
            {
                InnerEnd.Split(inside, clientLost.Values, serverLost.Values, lostFromInside.FillAll(), lostFromOutside.FillAll());
                var inner = rateFromInside.FillAll();
                var outer = rateFromOutside.FillAll();
                Quotients.Write(clientLost, client.Counts, inner);
                Quotients.Write(serverLost, server.Counts, outer);
                InnerEnd.Split(inside, inner, outer, inner, outer);
                return;
            }
            for (var row = 0; row < inside.Length; row++)
            {
                if (inside[row] == InnerEnd.Unknown || !clientLost.Has(row) || !serverLost.Has(row))
                {
                    continue;
                }
                var isServer = inside[row] == InnerEnd.Server;
                var (byClient, byServer) = (clientLost[row], serverLost[row]);
                var clientRate = Formulas.Ratio(byClient, client.Double(row));
                var serverRate = Formulas.Ratio(byServer, server.Double(row));
                lostFromInside[row] = isServer ? byServer : byClient;
                lostFromOutside[row] = isServer ? byClient : byServer;
                rateFromInside[row] = isServer ? serverRate : clientRate;
                rateFromOutside[row] = isServer ? clientRate : serverRate;
            }
        };
    }
}
