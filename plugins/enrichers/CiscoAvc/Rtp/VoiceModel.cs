namespace FlowHost.Enrichers.CiscoAvc.Rtp;

/// <summary>A simple form of the E-model (ITU-T G.107): a transmission rating from jitter and loss, and what listeners would say of it.</summary>
internal static class VoiceModel
{
    private const double BestRating = 93.2;

    // Records hold no delay: that of a good network, and 10 ms for the codec.
    private const double NetworkDelay = 20;
    private const double CodecDelay = 10;

    /// <summary>The rating R; more is better.</summary>
    /// <param name="jitter">Milliseconds.</param>
    /// <param name="loss">Percent.</param>
    public static double Rating(double jitter, double loss)
    {
        var latency = NetworkDelay + (2 * jitter) + CodecDelay;
        var rating = BestRating - (latency < 160 ? latency / 40 : (latency - 120) / 10);
        return rating - (2.5 * loss);
    }

    /// <summary>The mean opinion score: 1 bad to 4.5 excellent.</summary>
    public static double OpinionScore(double rating) => rating switch
    {
        < 0 => 1,
        >= 100 => 4.5,
        _ => 1 + (0.035 * rating) + (7e-6 * rating * (rating - 60) * (100 - rating)),
    };

    /// <summary>The rating on a scale of 0 to 100 that tells good ones apart.</summary>
    public static double PerformanceScore(double rating)
    {
        var bounded = Math.Clamp(rating, 0, 100);
        return bounded * bounded * bounded / 10_000;
    }
}
