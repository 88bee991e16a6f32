using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using static FlowHost.Plugins.Tests.Enrichers.CiscoAvc.AvcRecord;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoAvc;

public sealed class QueueTests
{
    [Fact]
    public void Enrich_QueueCounters_AreMeansPerPacket()
    {
        var record = Enrich((0, 2, 8), (9, 12449, 100), (9, 12450, 40), (9, 12452, 2), (9, 4323, 64_000));

        Assert.Equal("nimbleflow", record.RecordType);
        Assert.Equal(12.5, record["queue_depth_mean"]);
        Assert.Equal(0.25, record["taildrop_rate_mean"]);
        Assert.Equal(8_000.0, record["trans_tcp_window_size_mean"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(null)]
    public void Enrich_NoPackets_HasNoMeans(int? packets)
    {
        var record = Enrich((0, 2, packets), (9, 12449, 100), (9, 12452, 2), (9, 4323, 64_000));

        Assert.Null(record["queue_depth_mean"]);
        Assert.Null(record["taildrop_rate_mean"]);
        Assert.Null(record["trans_tcp_window_size_mean"]);
    }

    [Fact]
    public void Enrich_CountersOfAppQoe_AreNoQueues()
    {
        var appQoe = (ushort id) => ElementRegistry.Builtin.Resolve(9, id, sizeof(uint), []);
        var records = TestBatch.With(Elements.PacketDeltaCount, appQoe(12449), appQoe(12452)).Row(8, 100, 2)
            .Enrich(new FlowHost.Enrichers.CiscoAvc.CiscoAvcEnricher(new()));

        Assert.Equal(["packetDeltaCount", "sdwan_appqoe_fec_r_pkts", "sdwan_appqoe_pkt_dup_r_pkts"], records[0].Values.Keys.Order());
    }
}
