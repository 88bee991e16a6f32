using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Enrichers.CiscoAvc.Directions;
using FlowHost.Sdk;
using static FlowHost.Enrichers.CiscoAvc.Columns.SchemaExtensions;

namespace FlowHost.Enrichers.CiscoAvc.Rtp;

/// <summary>The quality of RTP streams, for records with a payload type.</summary>
internal sealed class RtpFeatures(CiscoAvcOptions options, FlowDirections directions) : IEnricher
{
    public const string LossRate = "rtp_loss_rate";
    public const string JitterMean = "rtp_jitter_mean";

    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        if (!NumberColumn.Find(schema, CiscoElements.TransRtpPayloadType).IsThere)
        {
            return null;
        }
        var all = UnavailableNumbers.Bind(schema);
        var lost = NumberColumn.Find(schema, CiscoElements.TransPktsLostCntLong);
        var packets = NumberColumn.Find(schema, Elements.PacketDeltaCount);
        all += RtpLosses.Bind(schema, lost, packets);
        all += Mean.Bind(schema, JitterMean, MeanDecimals, NumberColumn.Find(schema, CiscoElements.TransRtpJitterMeanSum), packets);
        all += RtpQuality.Bind(schema, options.JitterUnit);
        all += RtpDirections.Bind(schema, directions);
        return all;
    }
}
