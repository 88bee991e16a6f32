using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.Rtp;

/// <summary>Packets that were lost, and which part of the stream they are.</summary>
internal static class RtpLosses
{
    public static EnrichBatch? Bind(SchemaBuilder schema, NumberColumn lost, NumberColumn received)
    {
        if (!lost.IsThere)
        {
            return null;
        }
        var expected = NumberColumn.Find(schema, CiscoElements.TransPktExpectedCntLong);
        var sums = BindSum(schema, lost);
        return expected.IsThere || received.IsThere ? sums + BindRate(schema, lost, expected, received) : sums;
    }

    private static EnrichBatch BindSum(SchemaBuilder schema, NumberColumn lost)
    {
        var column = schema.PutCount("total_pkts_loss_sum");
        return batch =>
        {
            var numbers = lost.Of(batch);
            var sums = batch[column];
            for (var row = 0; row < batch.Count; row++)
            {
                if (numbers.Has(row))
                {
                    sums[row] = numbers[row];
                }
            }
        };
    }

    private static EnrichBatch BindRate(SchemaBuilder schema, NumberColumn lost, NumberColumn expected, NumberColumn received)
    {
        var column = schema.PutRate(RtpFeatures.LossRate);
        return batch =>
        {
            var losses = lost.Of(batch);
            var wanted = expected.Of(batch);
            var got = received.Of(batch);
            var rates = batch[column].FillAll();
            for (var row = 0; row < rates.Length; row++)
            {
                var loss = losses.Double(row);
                var packets = wanted.Double(row);
                rates[row] = Math.Min(1, Formulas.Ratio(loss, packets > 0 ? packets : got.Double(row) + loss));
            }
        };
    }
}
