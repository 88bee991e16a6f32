using FlowHost.Enrichers.CiscoEta;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoEta;

public class DnsRoundTripTests
{
    private const string Client = "10.1.1.20";
    private const string Server = "192.0.2.53";

    private static readonly DateTimeOffset Start = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 23, 23.0)]
    [InlineData(23, 0, 23.0)]
    [InlineData(0, 0, 0.0)]
    [InlineData(0, 5000, 5000.0)]
    [InlineData(0, 5001, null)]
    public void Enrich_QueryThenResponse_GivesTheResponseTheirDistance(int query, int response, double? expected)
    {
        var records = Times(Elements.FlowStartMilliseconds)
            .Row(Query(7, "a.example"), Start.AddMilliseconds(query))
            .Row(Response(7, "a.example"), Start.AddMilliseconds(response))
            .Enrich(new EtaTest().Enricher);

        Assert.Null(records[0]["dns_rtt"]);
        Assert.Equal(expected, records[1]["dns_rtt"]);
    }

    [Fact]
    public void Enrich_ResponseExportedFirst_GivesTheQueryTheirDistance()
    {
        var records = Times(Elements.FlowStartMilliseconds)
            .Row(Response(7, "a.example"), Start.AddMilliseconds(40))
            .Row(Query(7, "a.example"), Start)
            .Enrich(new EtaTest().Enricher);

        Assert.Null(records[0]["dns_rtt"]);
        Assert.Equal(40.0, records[1]["dns_rtt"]);
    }

    [Fact]
    public void Enrich_Microseconds_AreKept()
    {
        var records = Times(Elements.FlowStartMicroseconds)
            .Row(Query(7, "a.example"), Start)
            .Row(Response(7, "a.example"), Start.AddMicroseconds(1250))
            .Enrich(new EtaTest().Enricher);

        Assert.Equal(1.25, Assert.IsType<double>(records[1]["dns_rtt"]), 3);
    }

    [Fact]
    public void Enrich_UpTimes_AreComparedWithoutTheHeadersClock()
    {
        // Two datagrams of one device: its header has whole seconds, which the second one's has just entered.
        var records = Times(Elements.FlowStartSysUpTime, Elements.FlowStartMilliseconds)
            .From(Client, exportTime: Start, sysUpTime: 1_000_000, version: 9)
            .Row(Query(7, "a.example"), 999_990u, Start.AddMilliseconds(-10))
            .From(Client, exportTime: Start.AddSeconds(1), sysUpTime: 1_000_020, version: 9)
            .Row(Response(7, "a.example"), 1_000_008u, Start.AddMilliseconds(988))
            .Enrich(new EtaTest().Enricher);

        Assert.Equal(18.0, records[1]["dns_rtt"]);
    }

    [Fact]
    public void Enrich_UpTimeThatWraps_GoesOn()
    {
        var records = Times(Elements.FlowStartSysUpTime)
            .Row(Query(7, "a.example"), uint.MaxValue - 9)
            .Row(Response(7, "a.example"), 20u)
            .Enrich(new EtaTest().Enricher);

        Assert.Equal(30.0, records[1]["dns_rtt"]);
    }

    [Fact]
    public void Enrich_TwoDevices_AreComparedByTheClockOfAllAlone()
    {
        var records = Times(Elements.FlowStartSysUpTime, Elements.FlowStartMilliseconds)
            .From("192.0.2.1").Row(Query(7, "a.example"), 5u, Start)
            .From("192.0.2.2").Row(Response(7, "a.example"), 900_000u, Start.AddMilliseconds(31))
            .Enrich(new EtaTest().Enricher);
        var withoutClock = Times(Elements.FlowStartSysUpTime)
            .From("192.0.2.1").Row(Query(7, "a.example"), 5u)
            .From("192.0.2.2").Row(Response(7, "a.example"), 7u)
            .Enrich(new EtaTest().Enricher);

        Assert.Equal(31.0, records[1]["dns_rtt"]);
        Assert.Null(withoutClock[1]["dns_rtt"]);
    }

    [Fact]
    public void Enrich_AnotherTransactionNameOrFlow_IsAnotherExchange()
    {
        var records = Times(Elements.FlowStartMilliseconds)
            .Row(Query(7, "a.example"), Start)
            .Row(Response(8, "a.example"), Start)
            .Row(Response(7, "b.example"), Start)
            .Row(Packet.Udp(Server, 53, Client, 40_001, Dns.Response(7, "a.example")), Start)
            .Row(Response(7, "A.EXAMPLE"), Start.AddMilliseconds(9))
            .Enrich(new EtaTest().Enricher);

        Assert.All(records.Take(4), record => Assert.Null(record["dns_rtt"]));
        Assert.Equal(9.0, records[4]["dns_rtt"]);
    }

    [Fact]
    public void Enrich_SecondResponse_HasNone()
    {
        var records = Times(Elements.FlowStartMilliseconds)
            .Row(Query(7, "a.example"), Start)
            .Row(Response(7, "a.example"), Start.AddMilliseconds(5))
            .Row(Response(7, "a.example"), Start.AddMilliseconds(6))
            .Enrich(new EtaTest().Enricher);

        Assert.Equal(5.0, records[1]["dns_rtt"]);
        Assert.Null(records[2]["dns_rtt"]);
    }

    [Fact]
    public void Enrich_RecordsEnds_GoBeforeThoseOfThePacket()
    {
        // What left the router was translated; the flow of the record was not.
        var records = TestBatch.With(
                CiscoElements.EtaIdp, Elements.FlowStartMilliseconds, Elements.SourceIPv4Address, Elements.DestinationIPv4Address,
                Elements.SourceTransportPort, Elements.DestinationTransportPort)
            .Row(Query(7, "a.example"), Start, Client, Server, 40_000, 53)
            .Row(Packet.Udp(Server, 53, "203.0.113.9", 1024, Dns.Response(7, "a.example")), Start.AddMilliseconds(12), Server, Client, 53, 40_000)
            .Enrich(new EtaTest().Enricher);

        Assert.Equal(12.0, records[1]["dns_rtt"]);
    }

    [Fact]
    public void Enrich_FlowIdOfAnEarlierEnricher_GoesBeforeAll()
    {
        var records = Times(Elements.FlowStartMilliseconds)
            .Row(Query(7, "a.example"), Start)
            .Row(Packet.Udp(Server, 53, "203.0.113.9", 1024, Dns.Response(7, "a.example")), Start.AddMilliseconds(12))
            .Enrich(new FlowIds(), new EtaTest().Enricher);

        Assert.Equal(12.0, records[1]["dns_rtt"]);
    }

    [Fact]
    public void Enrich_MorePendingThanAllowed_ForgetsTheOldestAndCounts()
    {
        using var test = new EtaTest(new CiscoEtaOptions { PendingDns = 16 });
        var batch = Times(Elements.FlowStartMilliseconds);
        for (var id = 0; id < 18; id++)
        {
            batch.Row(Query(id, "a.example"), Start.AddMilliseconds(id));
        }
        for (var id = 2; id < 18; id++)
        {
            batch.Row(Response(id, "a.example"), Start.AddMilliseconds(id + 3));
        }
        batch.Row(Response(0, "a.example"), Start).Row(Response(1, "a.example"), Start);

        var records = batch.Enrich(test.Enricher);

        Assert.All(records.Skip(18).Take(16), record => Assert.Equal(3.0, record["dns_rtt"]));
        Assert.All(records.Skip(34), record => Assert.Null(record["dns_rtt"]));
        Assert.Equal(["dns_forgotten", "dns_forgotten"], test.Rejections);
    }

    [Fact]
    public void Enrich_RecordWithoutAStart_HasNone()
    {
        var records = TestBatch.With(CiscoElements.EtaIdp).Row(Query(7, "a.example")).Row(Response(7, "a.example")).Enrich(new EtaTest().Enricher);

        Assert.Null(records[1]["dns_rtt"]);
    }

    private static TestBatch Times(params Element[] starts) => TestBatch.With([CiscoElements.EtaIdp, .. starts]);

    private static byte[] Query(int id, string name) => Packet.Udp(Client, 40_000, Server, 53, Dns.Query(id, name)).ToLength(200);

    private static byte[] Response(int id, string name) => Packet.Udp(Server, 53, Client, 40_000, Dns.Response(id, name, 0, "198.51.100.7")).ToLength(200);

    private sealed class FlowIds : IEnricher
    {
        public EnrichBatch? Bind(SchemaBuilder schema)
        {
            var id = schema.Add(Field.Text("flowinfo.FlowIDWithPort"));
            return batch =>
            {
                for (var row = 0; row < batch.Count; row++)
                {
                    batch[id].Set(row, "10.1.1.20:40000-192.0.2.53:53"u8);
                }
            };
        }
    }
}
