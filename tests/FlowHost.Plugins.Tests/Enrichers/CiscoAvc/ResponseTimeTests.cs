using FlowHost.Enrichers.CiscoAvc;
using FlowHost.Sdk.Testing;
using static FlowHost.Plugins.Tests.Enrichers.CiscoAvc.AvcRecord;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoAvc;

/// <summary>Values worked out by hand.</summary>
public sealed class ResponseTimeTests
{
    // 4 new connections, 5 responses, 2 transactions of a TCP conversation.
    private static readonly (int, int, object?)[] Tcp =
    [
        (0, 4, 6), (0, 298, 120), (0, 299, 80), (0, 231, 9_000), (0, 232, 60_000),
        (9, 9267, 450), (9, 9268, 6), (9, 9269, 600), (9, 9270, 2),
        (0, 278, 4), (0, 279, 10_120), (9, 9272, 2), (9, 9273, 700), (9, 9292, 5),
        (9, 9303, 250), (9, 9306, 150), (9, 9309, 330), (9, 9313, 100), (9, 9316, 36), (9, 9319, 60), (9, 4323, 6_400_000),
    ];

    [Fact]
    public void Enrich_TcpConversation_CountsWhatBothSidesSent()
    {
        var record = Enrich(Tcp);

        Assert.Equal("art", record.RecordType);
        Assert.Equal(120UL, record["conn_client_to_server_pkts"]);
        Assert.Equal(80UL, record["conn_server_to_client_pkts"]);
        Assert.Equal(200UL, record["total_pkts"]);
        Assert.Equal(9_000UL, record["conn_client_to_server_bytes"]);
        Assert.Equal(60_000UL, record["conn_server_to_client_bytes"]);
        Assert.Equal(69_000UL, record["total_bytes"]);
    }

    [Fact]
    public void Enrich_TcpConversation_RatesWhatWasSentAgain()
    {
        var record = Enrich(Tcp);

        AssertNumber(0.05, record, "conn_client_pkts_retransmit_rate");        // 6 / 120
        AssertNumber(0.025, record, "conn_server_pkts_retransmit_rate");       // 2 / 80
        AssertNumber(0.04, record, "total_pkts_loss_rate");                    // 8 / 200
        Assert.Equal(8UL, record["total_pkts_loss_sum"]);
        AssertNumber(0.05, record, "conn_client_bytes_retransmit_rate");       // 450 / 9,000
        AssertNumber(0.01, record, "conn_server_bytes_retransmit_rate");       // 600 / 60,000
        AssertNumber(1_050.0 / 69_000, record, "total_bytes_retransmit_rate");
        Assert.Equal(1_050UL, record["total_bytes_loss_sum"]);
    }

    [Fact]
    public void Enrich_TcpConversation_HasMeanDelays()
    {
        var record = Enrich(Tcp);

        AssertNumber(30, record, "conn_delay_app_mean");                       // 150 / 5
        AssertNumber(66, record, "conn_delay_client_to_server_mean");          // 330 / 5
        AssertNumber(50, record, "conn_delay_to_server_mean");                 // 250 / 5
        AssertNumber(2_530, record, "conn_duration_mean");                     // 10,120 / 4
        AssertNumber(350, record, "transaction_duration_mean");                // 700 / 2
        AssertNumber(9, record, "conn_delay_network_to_client_mean");          // 36 / 4
        AssertNumber(15, record, "conn_delay_network_to_server_mean");         // 60 / 4
        AssertNumber(25, record, "conn_delay_network_mean");                   // 100 / 4 is more than 9 + 15
        AssertNumber(132, record, "round_trip_time");                          // twice 66, which is more than 25 + 30
        AssertNumber(50, record, "network_rtt");                               // twice 25
        AssertNumber(32_000, record, "tcp_windowsize_mean");                   // 6,400,000 / 200
    }

    [Fact]
    public void Enrich_PathShorterThanItsParts_TakesTheParts()
    {
        var record = Enrich(With(Tcp, (9, 9313, 80), (9, 9309, 200)));

        AssertNumber(24, record, "conn_delay_network_mean");                   // 9 + 15 is more than 80 / 4
        AssertNumber(108, record, "round_trip_time");                          // 24 + 30 is more than 200 / 5
        AssertNumber(48, record, "network_rtt");
    }

    [Fact]
    public void Enrich_ThinkTimeIsOff_RoundTripIsTheNetworkAlone()
    {
        var record = Enrich(new CiscoAvcOptions { ThinkTime = false }, Tcp);

        AssertNumber(50, record, "round_trip_time");
        AssertNumber(50, record, "network_rtt");
    }

    [Fact]
    public void Enrich_Layer2Octets_AreAddedForEachPacket()
    {
        var record = Enrich(new CiscoAvcOptions { Layer2Octets = 14 }, [.. Tcp, (0, 61, 0), (0, 239, 1)]);

        Assert.Equal(9_000UL + (14 * 120), record["conn_client_to_server_bytes"]);
        Assert.Equal(60_000UL + (14 * 80), record["conn_server_to_client_bytes"]);
        Assert.Equal(71_800UL, record["total_bytes"]);
        AssertNumber(450.0 / 10_680, record, "conn_client_bytes_retransmit_rate");
        Assert.Equal(10_680UL, record["out2in_bytes"]);
        Assert.Equal(9_000UL, record["initiatorOctets"]);
    }

    [Fact]
    public void Enrich_LongCounters_TakeThePlaceOfTheOthers()
    {
        var record = Enrich([.. Tcp, (9, 8338, 5_000_000_000), (9, 8337, 7_000_000_000)]);

        Assert.Equal(5_000_000_000UL, record["conn_client_to_server_bytes"]);
        Assert.Equal(7_000_000_000UL, record["conn_server_to_client_bytes"]);
        Assert.Equal(12_000_000_000UL, record["total_bytes"]);
    }

    [Fact]
    public void Enrich_CountersOfCisco_AreTheSameAsThoseOfIana()
    {
        var record = Enrich([.. ResponseTime, (9, 9265, 3), (9, 9266, 5)]);

        Assert.Equal(3UL, record["conn_client_to_server_pkts"]);
        Assert.Equal(5UL, record["conn_server_to_client_pkts"]);
        Assert.Equal(8UL, record["total_pkts"]);
    }

    [Fact]
    public void Enrich_HighestCounters_DoNotOverflow()
    {
        var record = Enrich([.. ResponseTime, (0, 298, uint.MaxValue), (0, 299, uint.MaxValue), (9, 9268, uint.MaxValue), (9, 9270, uint.MaxValue)]);

        Assert.Equal(8_589_934_590UL, record["total_pkts"]);
        Assert.Equal(8_589_934_590UL, record["total_pkts_loss_sum"]);
        AssertNumber(1, record, "total_pkts_loss_rate");
    }

    [Fact]
    public void Enrich_SumBeyond64Bits_IsLeftOut()
    {
        var record = Enrich([.. ResponseTime, (0, 231, ulong.MaxValue), (0, 232, 1), (9, 9267, 0), (9, 9269, 1)]);

        Assert.Equal(ulong.MaxValue, record["conn_client_to_server_bytes"]);
        Assert.Null(record["total_bytes"]);
        AssertNumber(1 / 18_446_744_073_709_551_616.0, record, "total_bytes_retransmit_rate");
    }

    [Fact]
    public void Enrich_NothingSent_HasTheSumOfLossesWithoutRates()
    {
        var record = Enrich([.. ResponseTime, (0, 298, 0), (0, 299, 0), (9, 9268, 3), (9, 9270, 4)]);

        Assert.Equal(0UL, record["total_pkts"]);
        Assert.Equal(7UL, record["total_pkts_loss_sum"]);
        Assert.Null(record["conn_client_pkts_retransmit_rate"]);
        Assert.Null(record["conn_server_pkts_retransmit_rate"]);
        Assert.Null(record["total_pkts_loss_rate"]);
    }

    [Theory]
    [InlineData(9268)]
    [InlineData(9270)]
    public void Enrich_LossesOfOneSide_AreNotRated(int missing)
    {
        var record = Enrich(Tcp.Where(field => field.Item2 != missing));

        Assert.DoesNotContain(record.Values.Keys, name => name.Contains("pkts_loss", StringComparison.Ordinal) || name.Contains("pkts_retransmit_rate", StringComparison.Ordinal));
        Assert.Equal(1_050UL, record["total_bytes_loss_sum"]);
    }

    [Fact]
    public void Enrich_OneSideWithoutPackets_HasNoTotal()
    {
        var record = Enrich([.. ResponseTime, (0, 298, 12)]);

        Assert.Equal(12UL, record["conn_client_to_server_pkts"]);
        Assert.Null(record["conn_server_to_client_pkts"]);
        Assert.Null(record["total_pkts"]);
    }

    [Fact]
    public void Enrich_NoNewConnections_HasNoNetworkDelays()
    {
        var record = Enrich(With(Tcp, (0, 278, 0)));

        Assert.Null(record["conn_duration_mean"]);
        Assert.Null(record["conn_delay_network_to_client_mean"]);
        Assert.Null(record["conn_delay_network_to_server_mean"]);
        Assert.Null(record["conn_delay_network_mean"]);
        Assert.Null(record["round_trip_time"]);
        Assert.Null(record["network_rtt"]);
        AssertNumber(30, record, "conn_delay_app_mean");
    }

    [Fact]
    public void Enrich_NoResponses_HasNoResponseTimes()
    {
        var record = Enrich(With(Tcp, (9, 9292, 0)));

        Assert.Null(record["conn_delay_app_mean"]);
        Assert.Null(record["conn_delay_client_to_server_mean"]);
        Assert.Null(record["conn_delay_to_server_mean"]);
        Assert.Null(record["round_trip_time"]);
        AssertNumber(50, record, "network_rtt");
    }

    [Fact]
    public void Enrich_Udp_HasCountersWithoutTimes()
    {
        var record = Enrich(With(Tcp, (0, 4, 17)));

        Assert.Equal(200UL, record["total_pkts"]);
        AssertNumber(0.04, record, "total_pkts_loss_rate");
        AssertNoTimes(record);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(9, 9306)]
    public void Enrich_NoProtocolOrApplicationDelay_HasNoTimes(int enterprise, int id)
    {
        var record = Enrich(Tcp.Where(field => (field.Item1, field.Item2) != (enterprise, id)));

        Assert.Equal(200UL, record["total_pkts"]);
        AssertNoTimes(record);
    }

    private static void AssertNoTimes(TestRecord record) => Assert.DoesNotContain(record.Values.Keys, name =>
        name.Contains("_delay_", StringComparison.Ordinal) && name.EndsWith("_mean", StringComparison.Ordinal)
        || name is "conn_duration_mean" or "transaction_duration_mean" or "round_trip_time" or "network_rtt" or "tcp_windowsize_mean");

    private static IEnumerable<(int, int, object?)> With((int, int, object?)[] fields, params (int, int, object?)[] changes) =>
        fields.Select(field => Array.Find(changes, change => (change.Item1, change.Item2) == (field.Item1, field.Item2)) is { Item2: > 0 } change ? change : field);

    private static void AssertNumber(double expected, TestRecord record, string name) => Assert.Equal(expected, Assert.IsType<double>(record[name]), 1e-9 * expected);
}
