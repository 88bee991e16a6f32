using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Enrichers.CiscoAvc.ResponseTime;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.Directions;

/// <summary>What was sent from inside and from outside.</summary>
internal static class DirectedVolumes
{
    public static DirectedWrite<ulong>? Bind(SchemaBuilder schema, Traffic traffic)
    {
        if (!traffic.HasVolumes)
        {
            return null;
        }
        var outward = schema.PutCount($"in2out_{traffic.Unit}");
        var inward = schema.PutCount($"out2in_{traffic.Unit}");
        return (batch, inside) =>
        {
            var client = traffic.Client.Of(batch);
            var server = traffic.Server.Of(batch);
            var fromInside = batch[outward];
            var fromOutside = batch[inward];
            if (client.IsPlain && client.Counts.IsDense && server.IsPlain && server.Counts.IsDense && !inside.Contains(InnerEnd.Unknown))
            {
                InnerEnd.Split(inside, client.Counts.Values, server.Counts.Values, fromInside.FillAll(), fromOutside.FillAll());
                return;
            }
            for (var row = 0; row < inside.Length; row++)
            {
                if (inside[row] == InnerEnd.Server)
                {
                    Copy(row, server, fromInside);
                    Copy(row, client, fromOutside);
                }
                else if (inside[row] == InnerEnd.Client)
                {
                    Copy(row, client, fromInside);
                    Copy(row, server, fromOutside);
                }
            }
        };
    }

    private static void Copy(int row, Volumes from, ColumnWriter<ulong> to)
    {
        if (from.TryGet(row, out var volume))
        {
            to[row] = volume;
        }
    }
}
