using FlowHost.Enrichers.CiscoAvc;
using FlowHost.Sdk.Testing;
using static FlowHost.Plugins.Tests.Enrichers.CiscoAvc.AvcRecord;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoAvc;

public sealed class RtpTests
{
    // 990 packets of a G.711 stream received, 10 lost, 5 ms of jitter on the average.
    private static readonly (int, int, object?)[] Stream =
    [
        (9, 4273, 8), (0, 2, 990), (0, 61, 0), (0, 239, 1), (9, 4251, 10), (9, 4255, 5_000), (9, 4256, 1_000), (9, 4257, 9_000), (9, 4325, 4_950_000),
    ];

    [Fact]
    public void Enrich_Stream_HasLossJitterAndScore()
    {
        var record = Enrich(Stream);

        Assert.Equal("rtp", record.RecordType);
        Assert.Equal(10UL, record["total_pkts_loss_sum"]);
        AssertNumber(0.01, record, "rtp_loss_rate");               // 10 / (990 + 10)
        AssertNumber(5_000, record, "rtp_jitter_mean");            // 4,950,000 / 990, microseconds
        // L = 20 + 2 * 5 + 10 = 40; R = 93.2 - 40 / 40 - 2.5 * 1 = 89.7
        // MOS = 1 + 0.035 * 89.7 + 0.000007 * 89.7 * 29.7 * 10.3 = 1 + 3.1395 + 0.000007 * 27,440.127
        AssertNumber(4.331580889, record, "rtp_mos");
        AssertNumber(72.1734273, record, "performance_score");     // 89.7 * 89.7 * 89.7 / 10,000
    }

    [Fact]
    public void Enrich_JitterInMilliseconds_CountsMore()
    {
        var record = Enrich(new CiscoAvcOptions { JitterUnit = RtpJitterUnit.Milliseconds }, With((9, 4325, 99_000)));

        AssertNumber(100, record, "rtp_jitter_mean");
        // L = 20 + 200 + 10 = 230; R = 93.2 - (230 - 120) / 10 - 2.5 = 79.7
        // MOS = 1 + 2.7895 + 0.000007 * 79.7 * 19.7 * 20.3 = 3.7895 + 0.22311095...
        AssertNumber(1 + 2.7895 + (0.000007 * 79.7 * 19.7 * 20.3), record, "rtp_mos");
        AssertNumber(50.6261573, record, "performance_score");
    }

    [Theory]
    [InlineData(0, "out2in", "in2out")]
    [InlineData(1, "in2out", "out2in")]
    public void Enrich_Stream_IsRatedInItsDirection(int flowDirection, string direction, string other)
    {
        var record = Enrich(With((0, 61, flowDirection)));

        Assert.Equal(record["rtp_loss_rate"], record[$"{direction}_pkts_loss_rate"]);
        Assert.Equal(record["rtp_jitter_mean"], record[$"{direction}_rtp_jitter_mean"]);
        Assert.Equal(record["rtp_mos"], record[$"{direction}_rtp_mos"]);
        Assert.Equal(record["performance_score"], record[$"{direction}_performance_score"]);
        Assert.DoesNotContain(record.Values.Keys, name => name.StartsWith(other, StringComparison.Ordinal));
    }

    [Fact]
    public void Enrich_ExpectedPackets_AreWhatLossIsMeasuredBy()
    {
        AssertNumber(0.005, Enrich([.. Stream, (9, 4246, 2_000)]), "rtp_loss_rate");
        AssertNumber(0.01, Enrich([.. Stream, (9, 4246, 0)]), "rtp_loss_rate");
        AssertNumber(1, Enrich([.. Stream, (9, 4246, 4)]), "rtp_loss_rate");
    }

    [Fact]
    public void Enrich_NothingReceived_HasNoJitterAndNoScore()
    {
        var record = Enrich(With((0, 2, 0)));

        AssertNumber(1, record, "rtp_loss_rate");
        Assert.Null(record["rtp_jitter_mean"]);
        Assert.Null(record["rtp_mos"]);
        Assert.Null(record["performance_score"]);
        Assert.Null(record["out2in_rtp_mos"]);
    }

    [Fact]
    public void Enrich_NothingReceivedAndNothingLost_HasNoRate() => Assert.Null(Enrich(With((0, 2, 0), (9, 4251, 0)))["rtp_loss_rate"]);

    [Fact]
    public void Enrich_BadStream_IsBounded()
    {
        var record = Enrich(With((9, 4251, 990)));      // half is lost: R = 93.2 - 1 - 125

        AssertNumber(1, record, "rtp_mos");
        Assert.Equal(0.0, record["performance_score"]);
    }

    [Theory]
    [InlineData(4_294_967_290, true)]
    [InlineData(4_294_967_291, false)]
    [InlineData(uint.MaxValue, false)]
    [InlineData(ulong.MaxValue, false)]
    public void Enrich_NumberThatIsNotAvailable_IsLeftOut(ulong sent, bool isThere)
    {
        var record = Enrich([
            .. With((9, 4251, sent), (9, 4255, Math.Min(sent, uint.MaxValue)), (9, 4256, Math.Min(sent, uint.MaxValue)), (9, 4257, Math.Min(sent, uint.MaxValue)), (9, 4325, sent)),
            (9, 4246, sent)]);

        foreach (var name in (string[])["trans_pkts_lost_cnt_long", "trans_pkt_expected_cnt_long", "trans_rtp_jitter_mean", "trans_rtp_jitter_minimum",
            "trans_rtp_jitter_maximum", "trans_rtp_jitter_mean_sum", "total_pkts_loss_sum", "rtp_loss_rate", "rtp_jitter_mean", "rtp_mos"])
        {
            Assert.True(record[name] is not null == isThere, name);
        }
    }

    [Fact]
    public void Enrich_ExpectedIsNotAvailable_LossIsOfWhatWasReceived() =>
        AssertNumber(0.01, Enrich([.. Stream, (9, 4246, uint.MaxValue)]), "rtp_loss_rate");

    [Fact]
    public void Enrich_NoPayloadType_LeavesHighNumbersAlone()
    {
        var record = Enrich((0, 8, "192.0.2.1"), (9, 4255, uint.MaxValue), (9, 4251, 3), (0, 2, 9));

        Assert.Equal((ulong)uint.MaxValue, record["trans_rtp_jitter_mean"]);
        Assert.Null(record["rtp_loss_rate"]);
    }

    private static (int, int, object?)[] With(params (int, int, object?)[] changes) =>
        [.. Stream.Select(field => Array.Find(changes, change => change.Item2 == field.Item2) is { Item2: > 0 } change ? change : field)];

    private static void AssertNumber(double expected, TestRecord record, string name) => Assert.Equal(expected, Assert.IsType<double>(record[name]), 1e-9 * expected);
}
