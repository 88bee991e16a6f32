using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Enrichers.CiscoAvc.Directions;
using FlowHost.Sdk;
using static FlowHost.Enrichers.CiscoAvc.Columns.SchemaExtensions;

namespace FlowHost.Enrichers.CiscoAvc.Rtp;

/// <summary>The quality of a stream as that of the direction in which it flows.</summary>
internal static class RtpDirections
{
    public static EnrichBatch? Bind(SchemaBuilder schema, FlowDirections directions)
    {
        var flowDirection = NumberColumn.Find(schema, Elements.FlowDirection);
        if (!flowDirection.IsThere)
        {
            return null;
        }
        var all = Bind(schema, RtpFeatures.LossRate, "pkts_loss_rate", RateDecimals);
        all += Bind(schema, RtpFeatures.JitterMean, RtpFeatures.JitterMean, MeanDecimals);
        all += Bind(schema, RtpQuality.OpinionScore, RtpQuality.OpinionScore, MeanDecimals);
        all += Bind(schema, RtpQuality.PerformanceScore, RtpQuality.PerformanceScore, MeanDecimals);
        // Read even if there is nothing to write: the agent may show how it codes directions.
        return batch =>
        {
            var read = directions.Read(batch, flowDirection);
            all?.Invoke(batch, read);
        };
    }

    private static DirectedWrite<Direction>? Bind(SchemaBuilder schema, string name, string directedName, int decimals)
    {
        if (!schema.TryGet(name, out Column<double> values))
        {
            return null;
        }
        var inward = schema.PutDouble($"out2in_{directedName}", decimals);
        var outward = schema.PutDouble($"in2out_{directedName}", decimals);
        return (batch, directions) =>
        {
            var numbers = batch[values];
            var inwardNumbers = batch[inward];
            var outwardNumbers = batch[outward];
            for (var row = 0; row < directions.Length; row++)
            {
                if (directions[row] == Direction.Ingress)
                {
                    inwardNumbers[row] = numbers[row];
                }
                else if (directions[row] == Direction.Egress)
                {
                    outwardNumbers[row] = numbers[row];
                }
            }
        };
    }
}
