using FlowHost.Enrichers.FlowInfo;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Enrichers.FlowInfo;

/// <summary>10.0.0.5:5000 and 10.0.0.6:6000 speak with 198.51.100.9:443, which sees them as 203.0.113.7:40211.</summary>
public sealed class NatTests
{
    private const string HostA = "10.0.0.5:5000-198.51.100.9:443";
    private const string HostB = "10.0.0.6:6000-198.51.100.9:443";
    private const string Outside = "198.51.100.9:443-203.0.113.7:40211";

    private static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    private readonly FlowInfoEnricher _enricher = Bench.Enricher();

    [Fact]
    public void Enrich_FlowsOfBothWays_HaveTheInnerEnds()
    {
        Event(4, "10.0.0.5", 5000);

        var there = Flow(10);
        var back = Flow(10, isBack: true);

        Assert.Equal(HostA, there["flowinfo.FlowIDWithPort"]);
        Assert.Equal("10.0.0.5", there["flowinfo.IPAddress_A"]!.ToString());
        Assert.Equal(true, there["flowinfo.Direction"]);
        Assert.Equal(HostA, back["flowinfo.FlowIDWithPort"]);
        Assert.Equal("198.51.100.9", back["flowinfo.IPAddress_A"]!.ToString());
        Assert.Equal(false, back["flowinfo.Direction"]);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(4, 5)]
    [InlineData(6, 7)]
    public void Enrich_AfterDelete_CountsForThreeMinutes(int create, int delete)
    {
        Event(create, "10.0.0.5", 5000);
        Event(delete, "10.0.0.5", 5000, at: 60);

        Assert.Equal(HostA, Id(Flow(60 + 180)));
        Assert.Equal(Outside, Id(Flow(60 + 181)));
    }

    [Fact]
    public void Enrich_NoDelete_CountsForTwoHoursFromTheLastCreate()
    {
        Event(4, "10.0.0.5", 5000);
        Event(4, "10.0.0.5", 5000, at: 3600);

        Assert.Equal(HostA, Id(Flow(3600 + 7200)));
        Assert.Equal(Outside, Id(Flow(3600 + 7201)));
    }

    [Fact]
    public void Enrich_PortIsUsedAgain_AnswersForTheTimeOfTheRecord()
    {
        Event(4, "10.0.0.5", 5000);
        Event(5, "10.0.0.5", 5000, at: 100);
        Event(4, "10.0.0.6", 6000, at: 200);

        Assert.Equal([HostA, HostA, HostB, HostB], new[] { 50, 150, 210, 250 }.Select(at => Id(Flow(at))));
    }

    [Fact]
    public void Enrich_PortIsUsedAgainWithoutDelete_EndsTheFirstSession()
    {
        Event(4, "10.0.0.5", 5000);
        Event(4, "10.0.0.6", 6000, at: 200);
        Event(5, "10.0.0.5", 5000, at: 300);        // late: the port is another host's

        Assert.Equal([HostA, HostB, HostB], new[] { 199, 200, 600 }.Select(at => Id(Flow(at))));
    }

    [Fact]
    public void Enrich_TcpAndUdpOnOnePort_AreTwoSessions()
    {
        Event(4, "10.0.0.5", 5000, protocol: 6);
        Event(4, "10.0.0.6", 6000, protocol: 17);

        Assert.Equal(HostA, Id(Flow(10, protocol: 6)));
        Assert.Equal(HostB, Id(Flow(10, protocol: 17)));
        Assert.Equal(Outside, Id(Flow(10, protocol: 132)));
    }

    [Fact]
    public void Enrich_TwoVrfs_AreTwoSessions()
    {
        Event(4, "10.0.0.5", 5000, vrf: 1);
        Event(4, "10.0.0.6", 6000, vrf: 2);

        Assert.Equal(HostA, Id(Flow(10, vrf: 1)));
        Assert.Equal(HostB, Id(Flow(10, vrf: 2)));
        Assert.Equal(Outside, Id(Flow(10, vrf: 3)));
    }

    [Fact]
    public void Enrich_AnotherDevicesVrf_IsNotCompared()
    {
        Event(4, "10.0.0.5", 5000, vrf: 5, agent: "192.0.2.1");

        Assert.Equal(HostA, Id(Flow(10, vrf: 1, agent: "192.0.2.2")));
        Assert.Equal(Outside, Id(Flow(10, vrf: 1, agent: "192.0.2.1")));
    }

    [Fact]
    public void Enrich_ZerosForAPeerThatIsNotTranslated_MeanThePeerItself()
    {
        Event(4, "10.0.0.5", 5000, outerPeer: "0.0.0.0", outerPeerPort: 0);

        Assert.Equal(HostA, Id(Flow(10)));
    }

    [Fact]
    public void Enrich_TwoDevicesDisagree_TheRecordsOwnCounts()
    {
        Event(4, "10.0.0.5", 5000, agent: "192.0.2.1");
        Event(4, "10.0.0.6", 6000, agent: "192.0.2.2", at: 5);

        Assert.Equal(HostA, Id(Flow(10, agent: "192.0.2.1")));
        Assert.Equal(HostB, Id(Flow(10, agent: "192.0.2.2")));
        Assert.Equal(HostB, Id(Flow(10, agent: "192.0.2.3")));
    }

    [Fact]
    public void Enrich_TableIsFull_KeepsWhatItHas()
    {
        var enricher = Bench.Enricher(new FlowInfoOptions { MaxTranslations = 1 });
        Event(4, "10.0.0.5", 5000, protocol: 6, enricher: enricher);
        Event(4, "10.0.0.6", 6000, protocol: 17, enricher: enricher);

        Assert.Equal(HostA, Id(Flow(10, protocol: 6, enricher: enricher)));
        Assert.Equal(Outside, Id(Flow(10, protocol: 17, enricher: enricher)));
    }

    [Theory]
    [InlineData(8, 9)]
    [InlineData(10, 11)]
    public void Enrich_Binding_ReplacesItsEndWhoeverThePeerIs(int create, int delete)
    {
        Element[] layout =
        [
            Elements.NatEvent, Elements.SourceIPv4Address, Elements.SourceTransportPort, Elements.PostNATSourceIPv4Address,
            Elements.PostNAPTSourceTransportPort, Elements.ProtocolIdentifier,
        ];
        TestBatch.With(layout).From("192.0.2.1", exportTime: Start).Row(create, "10.0.0.5", 5000, "203.0.113.7", 40211, 6).Enrich(_enricher);
        Assert.Equal(HostA, Id(Flow(10)));

        TestBatch.With(layout).From("192.0.2.1", exportTime: Start.AddSeconds(20)).Row(delete, "10.0.0.5", 5000, "203.0.113.7", 40211, 6).Enrich(_enricher);
        Assert.Equal(Outside, Id(Flow(201)));
    }

    [Theory]
    [InlineData(40000, 41023, "10.0.0.5:40211-198.51.100.9:443")]
    [InlineData(40212, 41023, Outside)]
    public void Enrich_PortBlock_IsTheHostOfItsPorts(int first, int last, string id)
    {
        TestBatch.With(Elements.NatEvent, Elements.SourceIPv4Address, Elements.PostNATSourceIPv4Address, Elements.PortRangeStart, Elements.PortRangeEnd)
            .From("192.0.2.1", exportTime: Start).Row(16, "10.0.0.5", "203.0.113.7", first, last).Enrich(_enricher);

        Assert.Equal(id, Id(Flow(10)));
    }

    private static string? Id(TestRecord record) => (string?)record["flowinfo.FlowIDWithPort"];

    private void Event(
        int natEvent, string host, int port, int at = 0, int protocol = 6, int vrf = 0, string agent = "192.0.2.1", FlowInfoEnricher? enricher = null,
        string outerPeer = "198.51.100.9", int outerPeerPort = 443) =>
        TestBatch.With(
                Elements.SourceIPv4Address, Elements.PostNATSourceIPv4Address, Elements.DestinationIPv4Address, Elements.PostNATDestinationIPv4Address,
                Elements.SourceTransportPort, Elements.PostNAPTSourceTransportPort, Elements.DestinationTransportPort,
                Elements.PostNAPTDestinationTransportPort, Elements.IngressVRFID, Elements.ProtocolIdentifier, Elements.NatEvent,
                Elements.ObservationTimeMilliseconds)
            .From(agent, exportTime: Start.AddDays(1), receiveTime: Start.AddSeconds(at), version: 9)
            .Row(host, "203.0.113.7", "198.51.100.9", outerPeer, port, 40211, 443, outerPeerPort, vrf, protocol, natEvent, Start.AddSeconds(at))
            .Enrich(enricher ?? _enricher);

    private TestRecord Flow(
        int at, bool isBack = false, int protocol = 6, int vrf = 0, string agent = "192.0.2.1", FlowInfoEnricher? enricher = null)
    {
        var batch = TestBatch.With(
                Elements.SourceIPv4Address, Elements.DestinationIPv4Address, Elements.SourceTransportPort, Elements.DestinationTransportPort,
                Elements.ProtocolIdentifier, Elements.IngressVRFID, Elements.FlowEndMilliseconds)
            .From(agent, exportTime: Start.AddDays(1));
        return (isBack
                ? batch.Row("198.51.100.9", "203.0.113.7", 443, 40211, protocol, vrf, Start.AddSeconds(at))
                : batch.Row("203.0.113.7", "198.51.100.9", 40211, 443, protocol, vrf, Start.AddSeconds(at)))
            .Enrich(enricher ?? _enricher)[0];
    }
}
