using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Enrichers.CiscoAvc.ResponseTime;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.Directions;

/// <summary>The network's delay on the inner and on the outer side, in milliseconds.</summary>
internal static class DirectedDelays
{
    public static DirectedWrite<ulong>? Bind(SchemaBuilder schema)
    {
        if (!schema.TryGet(NetworkDelays.ToClient, out Column<double> toClient) || !schema.TryGet(NetworkDelays.ToServer, out Column<double> toServer))
        {
            return null;
        }
        var inner = schema.PutMean("in_network_delay_mean");
        var outer = schema.PutMean("out_network_delay_mean");
        return (batch, inside) =>
        {
            var clientSide = batch[toClient];
            var serverSide = batch[toServer];
            var innerDelays = batch[inner];
            var outerDelays = batch[outer];
            if (!inside.Contains(InnerEnd.Unknown))
            {
                InnerEnd.Split(inside, clientSide, serverSide, innerDelays.FillAll(), outerDelays.FillAll());
                return;
            }
            for (var row = 0; row < inside.Length; row++)
            {
                if (inside[row] != InnerEnd.Unknown)
                {
                    var isServer = inside[row] == InnerEnd.Server;
                    innerDelays[row] = isServer ? serverSide[row] : clientSide[row];
                    outerDelays[row] = isServer ? clientSide[row] : serverSide[row];
                }
            }
        };
    }
}
