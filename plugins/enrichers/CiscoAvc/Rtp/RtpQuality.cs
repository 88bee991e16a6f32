using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.Rtp;

/// <summary>How a call of this loss and jitter sounds.</summary>
internal static class RtpQuality
{
    public const string OpinionScore = "rtp_mos";
    public const string PerformanceScore = "performance_score";

    private const double Percent = 100;

    public static EnrichBatch? Bind(SchemaBuilder schema, RtpJitterUnit unit)
    {
        if (!schema.TryGet(RtpFeatures.LossRate, out Column<double> loss) || !schema.TryGet(RtpFeatures.JitterMean, out Column<double> jitter))
        {
            return null;
        }
        var opinion = schema.PutMean(OpinionScore);
        var performance = schema.PutMean(PerformanceScore);
        var unitsPerMillisecond = unit == RtpJitterUnit.Microseconds ? 1000.0 : 1.0;
        return batch =>
        {
            var losses = batch[loss];
            var jitters = batch[jitter];
            var opinions = batch[opinion].FillAll();
            var performances = batch[performance].FillAll();
            for (var row = 0; row < losses.Length; row++)
            {
                var rating = VoiceModel.Rating(jitters[row] / unitsPerMillisecond, losses[row] * Percent);
                opinions[row] = VoiceModel.OpinionScore(rating);
                performances[row] = VoiceModel.PerformanceScore(rating);
            }
        };
    }
}
