using FlowHost.Enrichers.CiscoAvc;
using FlowHost.Sdk.Testing;
using static FlowHost.Plugins.Tests.Enrichers.CiscoAvc.AvcRecord;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoAvc;

public sealed class DirectionTests
{
    // Client: 100 packets, 1,000 octets, 10 and 50 again, 3 ms away. Server: 200, 8,000, 4 and 80, 7 ms.
    private static readonly (int, int, object?)[] Counters =
    [
        (0, 298, 100), (0, 299, 200), (0, 231, 1_000), (0, 232, 8_000), (9, 9268, 10), (9, 9270, 4), (9, 9267, 50), (9, 9269, 80),
    ];

    private static readonly (int, int, object?)[] Delays = [(0, 4, 6), (9, 9306, 0), (0, 278, 1), (9, 9316, 3), (9, 9319, 7)];

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 0)]
    [InlineData(0, 3)]
    [InlineData(1, 2)]
    public void Enrich_ServerIsInside_ServerSendsOut(int flowDirection, int biflowDirection)
    {
        var record = Enrich([.. Counters, .. Delays, (0, 61, flowDirection), (0, 239, biflowDirection)]);

        AssertSides(record, "in2out", "out2in");
        Assert.Equal(7.0, record["in_network_delay_mean"]);
        Assert.Equal(3.0, record["out_network_delay_mean"]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 3)]
    [InlineData(0, 2)]
    public void Enrich_ClientIsInside_ClientSendsOut(int flowDirection, int biflowDirection)
    {
        var record = Enrich([.. Counters, .. Delays, (0, 61, flowDirection), (0, 239, biflowDirection)]);

        AssertSides(record, "out2in", "in2out");
        Assert.Equal(3.0, record["in_network_delay_mean"]);
        Assert.Equal(7.0, record["out_network_delay_mean"]);
    }

    [Fact]
    public void Enrich_Connection_HasDirectionsWithoutDelaysAndSums()
    {
        var record = Enrich([.. Connection, (0, 298, 100), (0, 299, 200), (9, 8338, 1_000), (9, 8337, 8_000), (0, 61, 0), (0, 239, 1)]);

        Assert.Equal("conn", record.RecordType);
        Assert.Equal(
            ["in2out_bytes", "in2out_pkts", "out2in_bytes", "out2in_pkts"],
            record.Values.Keys.Where(name => name.StartsWith("in", StringComparison.Ordinal) && name.Contains('2', StringComparison.Ordinal) || name.StartsWith("out", StringComparison.Ordinal)).Order());
        Assert.Equal(8_000UL, record["in2out_bytes"]);
        Assert.Equal(200UL, record["in2out_pkts"]);
        Assert.Null(record["total_pkts"]);
    }

    [Theory]
    [InlineData(61)]
    [InlineData(239)]
    public void Enrich_OneDirectionIsMissing_HasNone(int missing)
    {
        var record = Enrich(Counters.Concat(Delays).Append((0, 61, 0)).Append((0, 239, 1)).Where(field => field.Item2 != missing));

        Assert.Equal("art", record.RecordType);
        Assert.DoesNotContain(record.Values.Keys, name => name.StartsWith("in2out", StringComparison.Ordinal) || name.StartsWith("out2in", StringComparison.Ordinal));
    }

    [Fact]
    public void Enrich_OneSideIsNotCounted_HasTheOther()
    {
        var record = Enrich([.. Connection, (0, 298, 100), (0, 61, 0), (0, 239, 1)]);

        Assert.Equal(100UL, record["out2in_pkts"]);
        Assert.Null(record["in2out_pkts"]);
        Assert.Null(record["in2out_bytes"]);
    }

    [Fact]
    public void Enrich_AgentThatSendsTwo_IsReadAsCatalystFromThenOn()
    {
        var records = Connections().From("192.0.2.1").Row("0.0.0.0", "0.0.0.0", 1, 5, 1, 1).Row("0.0.0.0", "0.0.0.0", 1, 5, 2, 1).Row("0.0.0.0", "0.0.0.0", 1, 5, 1, 1)
            .From("192.0.2.2").Row("0.0.0.0", "0.0.0.0", 1, 5, 1, 1)
            .Enrich(new CiscoAvcEnricher(new CiscoAvcOptions()));

        // Egress by IANA, egress and ingress as Catalyst switches code it; another agent is not concerned. 5 is what the server sent.
        Assert.Equal([1UL, 1UL, 5UL, 1UL], records.Select(record => record["in2out_pkts"]));
    }

    [Fact]
    public void Enrich_CatalystInALaterBatch_IsRemembered()
    {
        var enricher = new CiscoAvcEnricher(new CiscoAvcOptions());
        Connections().Row("0.0.0.0", "0.0.0.0", 1, 5, 2, 1).Enrich(enricher);

        var records = Connections().Row("0.0.0.0", "0.0.0.0", 1, 5, 1, 1).Enrich(enricher);

        Assert.Equal(5UL, records[0]["in2out_pkts"]);
    }

    private static TestBatch Connections() =>
        TestBatch.With(ElementOf(9, 12236), ElementOf(9, 12237), ElementOf(0, 298), ElementOf(0, 299), ElementOf(0, 61), ElementOf(0, 239));

    private static void AssertSides(TestRecord record, string server, string client)
    {
        Assert.Equal(8_000UL, record[$"{server}_bytes"]);
        Assert.Equal(1_000UL, record[$"{client}_bytes"]);
        Assert.Equal(200UL, record[$"{server}_pkts"]);
        Assert.Equal(100UL, record[$"{client}_pkts"]);
        Assert.Equal(4UL, record[$"{server}_pkts_loss_sum"]);
        Assert.Equal(10UL, record[$"{client}_pkts_loss_sum"]);
        Assert.Equal(0.02, record[$"{server}_pkts_loss_rate"]);         // 4 / 200
        Assert.Equal(0.1, record[$"{client}_pkts_loss_rate"]);          // 10 / 100
        Assert.Equal(80UL, record[$"{server}_bytes_loss_sum"]);
        Assert.Equal(50UL, record[$"{client}_bytes_loss_sum"]);
        Assert.Equal(0.01, record[$"{server}_bytes_loss_rate"]);        // 80 / 8,000
        Assert.Equal(0.05, record[$"{client}_bytes_loss_rate"]);        // 50 / 1,000
    }
}
