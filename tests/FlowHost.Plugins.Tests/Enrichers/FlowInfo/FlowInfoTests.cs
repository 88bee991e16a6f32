using System.Net;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Enrichers.FlowInfo;

public sealed class FlowInfoTests
{
    // The addresses and ports of the record that goFlow's README shows. Its Hash_A is not of the address that it shows, 10.1.1.1: see below.
    private static readonly TestBatch Connection = TestBatch.With(
            CiscoElements.ConnClientIpv4Address,
            CiscoElements.ConnServerIpv4Address,
            CiscoElements.ConnServerTransPort,
            Elements.FlowDirection,
            Elements.BiflowDirection)
        .Row("10.1.1.1", "101.25.1.1", 12346, 1, 1)
        .Row("10.1.1.1", "101.25.1.1", 12346, 0, 1)
        .Row("10.1.1.1", "101.25.1.1", 12346, 0, 2);

    [Fact]
    public void Enrich_ConnectionOfTheReadme_HasItsFlowInfo()
    {
        var record = Connection.Enrich(Bench.Enricher())[0];

        Assert.Equal(IPAddress.Parse("10.1.1.1"), record["flowinfo.IPAddress_A"]);
        Assert.Equal(1399599434UL, record["flowinfo.Hash_A"]);
        Assert.Equal(3031818525UL, record["flowinfo.Hash_B"]);
        Assert.Equal(9434UL, record["flowinfo.Hash_A_Mod"]);
        Assert.Equal(8525UL, record["flowinfo.Hash_B_Mod"]);
        Assert.Equal(0UL, record["flowinfo.Port_A"]);
        Assert.Equal(IPAddress.Parse("101.25.1.1"), record["flowinfo.IPAddress_B"]);
        Assert.Equal(12346UL, record["flowinfo.Port_B"]);
        Assert.Equal("10.1.1.1-101.25.1.1", record["flowinfo.FlowID"]);
        Assert.Equal("10.1.1.1:0-101.25.1.1:12346", record["flowinfo.FlowIDWithPort"]);
        Assert.Equal(true, record["flowinfo.Direction"]);
        Assert.Null(record["in2out_bytes"]);
    }

    /// <summary>The one address in 10.0.0.0/8 whose hash goFlow's README shows.</summary>
    [Fact]
    public void Enrich_AddressBehindTheReadme_HasItsHash()
    {
        var record = TestBatch.With(Elements.SourceIPv4Address, Elements.DestinationIPv4Address).Row("10.124.31.147", "101.25.1.1").Enrich(Bench.Enricher())[0];

        Assert.Equal(942535861UL, record["flowinfo.Hash_A"]);
        Assert.Equal(5861UL, record["flowinfo.Hash_A_Mod"]);
    }

    [Fact]
    public void Enrich_Ingress_SwapsTheEndsAndTheDirectionButNotTheId()
    {
        var record = Connection.Enrich(Bench.Enricher())[1];

        Assert.Equal(IPAddress.Parse("101.25.1.1"), record["flowinfo.IPAddress_A"]);
        Assert.Equal(12346UL, record["flowinfo.Port_A"]);
        Assert.Equal(3031818525UL, record["flowinfo.Hash_A"]);
        Assert.Equal(1399599434UL, record["flowinfo.Hash_B"]);
        Assert.Equal(false, record["flowinfo.Direction"]);
        Assert.Equal("10.1.1.1:0-101.25.1.1:12346", record["flowinfo.FlowIDWithPort"]);
    }

    [Fact]
    public void Enrich_IngressOfReverseInitiator_SwapsTwice()
    {
        var record = Connection.Enrich(Bench.Enricher())[2];

        Assert.Equal(IPAddress.Parse("10.1.1.1"), record["flowinfo.IPAddress_A"]);
        Assert.Equal(true, record["flowinfo.Direction"]);
    }

    [Fact]
    public void Enrich_IPv6_ComparesWholeAddresses()
    {
        // By its last four octets alone the first address would be the higher one.
        var record = Assert.Single(TestBatch.With(Elements.SourceIPv6Address, Elements.DestinationIPv6Address, Elements.SourceTransportPort)
            .Row("2001:db8::ffff", "2001:db8:1::1", 5)
            .Enrich(Bench.Enricher()));

        Assert.Equal("2001:db8::ffff:5-2001:db8:1::1:0", record["flowinfo.FlowIDWithPort"]);
        Assert.Equal(true, record["flowinfo.Direction"]);
        Assert.Equal(IPAddress.Parse("2001:db8::ffff"), record["flowinfo.IPAddress_A"]);
    }

    [Fact]
    public void Enrich_MappedAddressInAnIPv6Element_StaysAsSent()
    {
        var record = Assert.Single(TestBatch.With(Elements.SourceIPv6Address, Elements.DestinationIPv6Address)
            .Row("::ffff:10.1.1.1", "2001:db8::1")
            .Enrich(Bench.Enricher()));

        Assert.Equal("::ffff:10.1.1.1-2001:db8::1", record["flowinfo.FlowID"]);
        Assert.Equal(3878404124UL, record["flowinfo.Hash_A"]);
    }

    [Fact]
    public void Enrich_TemplateWithBothFamilies_TakesTheOneThatIsSet()
    {
        var records = TestBatch.With(
                Elements.SourceIPv4Address, Elements.DestinationIPv4Address, Elements.SourceIPv6Address, Elements.DestinationIPv6Address)
            .Row("0.0.0.0", "255.255.255.255", "::", "::")
            .Row("0.0.0.0", "0.0.0.0", "2001:db8::1", "2001:db8::2")
            .Enrich(Bench.Enricher());

        Assert.Equal("0.0.0.0-255.255.255.255", records[0]["flowinfo.FlowID"]);
        Assert.Equal("2001:db8::1-2001:db8::2", records[1]["flowinfo.FlowID"]);
    }

    [Fact]
    public void Enrich_NatRecord_HasBothGroups()
    {
        var record = Assert.Single(TestBatch.With(
                Elements.SourceIPv4Address,
                Elements.DestinationIPv4Address,
                Elements.SourceTransportPort,
                Elements.DestinationTransportPort,
                Elements.PostNATSourceIPv4Address,
                Elements.PostNATDestinationIPv4Address,
                Elements.PostNAPTSourceTransportPort,
                Elements.PostNAPTDestinationTransportPort)
            .Row("10.0.0.5", "198.51.100.9", 5000, 443, "203.0.113.7", "198.51.100.9", 40211, 443)
            .Enrich(Bench.Enricher()));

        Assert.Equal("10.0.0.5:5000-198.51.100.9:443", record["flowinfo.FlowIDWithPort"]);
        Assert.Equal("198.51.100.9:443-203.0.113.7:40211", record["postNATflowinfo.FlowIDWithPort"]);
        Assert.Equal(IPAddress.Parse("203.0.113.7"), record["postNATflowinfo.IPAddress_A"]);
        Assert.Equal(false, record["postNATflowinfo.Direction"]);
    }

    [Fact]
    public void Enrich_FlowWithDirection_HasTotalsOfThatDirection()
    {
        var records = TestBatch.With(
                Elements.SourceIPv4Address, Elements.DestinationIPv4Address, Elements.PacketDeltaCount, Elements.OctetDeltaCount, Elements.FlowDirection)
            .Row("192.0.2.1", "192.0.2.2", 3, 400, 0)
            .Row("192.0.2.1", "192.0.2.2", 0, 0, 1)
            .Enrich(Bench.Enricher());

        Assert.Equal([3UL, 400UL, 3UL, 400UL, null, null], Totals(records[0]));
        Assert.Equal([0UL, 0UL, null, null, 0UL, 0UL], Totals(records[1]));
    }

    [Fact]
    public void Enrich_DirectionsOfACatalyst_AreReadAsItCodesThem()
    {
        var records = TestBatch.With(Elements.SourceIPv4Address, Elements.DestinationIPv4Address, Elements.FlowDirection)
            .Row("192.0.2.1", "192.0.2.2", 2)
            .Row("192.0.2.1", "192.0.2.2", 1)
            .From("192.0.2.99")
            .Row("192.0.2.1", "192.0.2.2", 1)
            .Enrich(Bench.Enricher());

        Assert.Equal(["output", "input", "output"], records.Select(record => record["observationFlowDirection"]));
    }

    [Theory]
    [InlineData(0x00, null)]
    [InlineData(0x01, "FIN")]
    [InlineData(0x12, "SYN|ACK")]
    [InlineData(0xFF, "FIN|SYN|RST|PSH|ACK|URG|ECE|CWR")]
    [InlineData(0x110, "ACK|NS")]
    [InlineData(0xF002, "SYN")]
    public void Enrich_TcpFlags_AreNamed(int bits, string? text) =>
        Assert.Equal(text, TestBatch.With(Elements.TcpControlBits).Row(bits).Enrich(Bench.Enricher())[0]["tcpFlags"]);

    [Fact]
    public void Enrich_NoObservationPoint_IsTheInterfaceOfTheDirection()
    {
        var records = TestBatch.With(Elements.FlowDirection, Elements.IngressInterface, Elements.EgressInterface, Bench.IngressName, Bench.EgressName)
            .Row(0, 3, 4, "Gi0/0/3", "Gi0/0/4")
            .Row(1, 3, 4, "Gi0/0/3", null)
            .Enrich(Bench.Enricher());

        Assert.Equal(3UL, records[0]["observationPointId"]);
        Assert.Equal("Gi0/0/3", records[0]["observationInterface"]);
        Assert.Equal("input", records[0]["observationFlowDirection"]);
        Assert.Equal(4UL, records[1]["observationPointId"]);
        Assert.Null(records[1]["observationInterface"]);
        Assert.Equal("output", records[1]["observationFlowDirection"]);
    }

    [Fact]
    public void Enrich_ObservationPointIsSent_StaysAlone()
    {
        var record = TestBatch.With(Elements.ObservationPointId, Elements.FlowDirection, Elements.IngressInterface).Row(2, 0, 3).Enrich(Bench.Enricher())[0];

        Assert.Equal(["flowDirection", "ingressInterface", "observationPointId"], record.Values.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Bind_NothingToSay_LeavesRecordsAsTheyAre()
    {
        Assert.Equal(["samplerId"], TestBatch.With(Elements.SamplerId).Row(1).Enrich(Bench.Enricher())[0].Values.Keys);
        Assert.Equal(
            ["octetDeltaCount", "tcpControlBits"],
            TestBatch.With(Elements.OctetDeltaCount, Elements.TcpControlBits).AsOptions().Row(1, 2).Enrich(Bench.Enricher())[0].Values.Keys);
    }

    private static object?[] Totals(TestRecord record) =>
    [
        record["total_pkts"], record["total_bytes"], record["out2in_pkts"], record["out2in_bytes"], record["in2out_pkts"], record["in2out_bytes"],
    ];
}
