using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Enrichers.ViptelaTloc;

public sealed class TunnelTests
{
    [Fact]
    public void Measurements_OfKnownTunnels_AreGaugesWithTheirColors()
    {
        using var test = new TunnelTest();
        test.SendTunnel(7, "mpls", "biz-internet");

        var record = test.SendMeasurement(7, loss: 5, latency: 30, jitter: 2);

        Assert.Equal("viptelabfd", record.RecordType);
        Assert.Equal("mpls", record["TLOCInfo.LocalColor"]);
        Assert.Equal(
            ["jitter 192.0.2.1 7 mpls biz-internet = 2", "latency 192.0.2.1 7 mpls biz-internet = 30", "loss 192.0.2.1 7 mpls biz-internet = 5"],
            test.Read());
    }

    [Fact]
    public void Measurements_OfATunnelAgain_TakeThePlaceOfTheOld()
    {
        using var test = new TunnelTest();
        test.SendMeasurement(7, loss: 5, latency: 30, jitter: 2);
        test.SendTunnel(7, "mpls", "lte");

        test.SendMeasurement(7, loss: 0, latency: 31, jitter: 3);

        Assert.Equal(["jitter 192.0.2.1 7 mpls lte = 3", "latency 192.0.2.1 7 mpls lte = 31", "loss 192.0.2.1 7 mpls lte = 0"], test.Read());
    }

    [Fact]
    public void Measurements_OfOneSessionOfTwoDevices_AreTwoTunnels()
    {
        using var test = new TunnelTest();

        test.SendMeasurement(7, loss: 1, latency: 10, jitter: 1);
        test.SendMeasurement(7, loss: 2, latency: 20, jitter: 2, agent: "192.0.2.2");

        Assert.Equal(["loss 192.0.2.1 7   = 1", "loss 192.0.2.2 7   = 2"], test.ReadLoss());
    }

    [Fact]
    public void Measurements_OfSessionZero_AreNoTunnel()
    {
        using var test = new TunnelTest();

        test.SendMeasurement(0, loss: 1, latency: 10, jitter: 1);

        Assert.Empty(test.Read());
    }

    [Fact]
    public void Measurements_OfAnElementThatTheTableLacks_HaveNoGauge()
    {
        using var test = new TunnelTest();

        TestBatch.With(CiscoElements.TlocTableOverlaySessionId, CiscoElements.CiscoSdwanBfdLoss).AsOptions().Row(7, 5).Enrich(test.Enricher);

        Assert.Equal(["loss 192.0.2.1 7   = 5"], test.Read());
    }

    [Fact]
    public void Measurements_OfTooManyTunnels_AreCounted()
    {
        using var test = new TunnelTest(maxTunnels: 2);

        for (var session = 1u; session <= 4; session++)
        {
            test.SendMeasurement(session, loss: session, latency: 1, jitter: 1);
        }
        test.SendMeasurement(1, loss: 9, latency: 1, jitter: 1);

        Assert.Equal(2, test.Refused);
        Assert.Equal(["loss 192.0.2.1 1   = 9", "loss 192.0.2.1 2   = 2"], test.ReadLoss());
    }

    [Fact]
    public void Measurements_OfTunnelsThatEnded_MakeRoom()
    {
        using var test = new TunnelTest(maxTunnels: 1);
        test.SendMeasurement(1, loss: 1, latency: 1, jitter: 1);

        test.Time.Advance(TimeSpan.FromMinutes(31));
        var before = test.Read();
        test.SendMeasurement(2, loss: 2, latency: 1, jitter: 1);

        Assert.Empty(before);
        Assert.Equal(0, test.Refused);
        Assert.Contains("loss 192.0.2.1 2   = 2", test.Read());
    }

    [Fact]
    public void Bind_FlowsAndTunnelTables_IsNothing()
    {
        using var test = new TunnelTest();
        var probe = new Probe(test.Enricher);

        TestBatch.With(CiscoElements.OverlaySessionIdInput, Elements.OctetDeltaCount).Row(1, 1).Enrich(probe);
        TestBatch.With(CiscoElements.TlocTableOverlaySessionId, CiscoElements.TlocLocalColor).AsOptions().Row(1, "mpls").Enrich(probe);

        Assert.Equal((2, 0), (probe.Schemas, probe.Bound));
    }

    private sealed class Probe(IEnricher enricher) : IEnricher
    {
        public int Schemas { get; private set; }

        public int Bound { get; private set; }

        public EnrichBatch? Bind(SchemaBuilder schema)
        {
            var bound = enricher.Bind(schema);
            Schemas++;
            Bound += bound is null ? 0 : 1;
            return bound;
        }
    }
}
