using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.Rtp;

/// <summary>Takes the numbers out of RTP records that mean "not available": a device that could not measure sends the highest ones.</summary>
internal static class UnavailableNumbers
{
    private const ulong Highest = 4_294_967_290;

    private static readonly Element[] Measured =
    [
        CiscoElements.TransPktsLostCntLong, CiscoElements.TransPktExpectedCntLong, CiscoElements.TransRtpJitterMean,
        CiscoElements.TransRtpJitterMinimum, CiscoElements.TransRtpJitterMaximum, CiscoElements.TransRtpJitterMeanSum,
    ];

    public static EnrichBatch? Bind(SchemaBuilder schema)
    {
        EnrichBatch? all = null;
        foreach (var element in Measured)
        {
            if (schema.TryGetNumber(element, out var column))
            {
                all += Bind(schema, column);
            }
        }
        return all;
    }

    private static EnrichBatch Bind(SchemaBuilder schema, Column<ulong> sent)
    {
        var available = schema.Rewrite(sent);
        return batch =>
        {
            var numbers = batch[sent];
            var present = batch.Present(sent);
            var kept = batch[available];
            for (var row = 0; row < numbers.Length; row++)
            {
                if (numbers[row] <= Highest && (present.IsEmpty || present[row] != 0))
                {
                    kept[row] = numbers[row];
                }
            }
        };
    }
}
