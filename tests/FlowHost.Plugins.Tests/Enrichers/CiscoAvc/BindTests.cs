using FlowHost.Enrichers.CiscoAvc;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using static FlowHost.Plugins.Tests.Enrichers.CiscoAvc.AvcRecord;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoAvc;

public sealed class BindTests
{
    [Fact]
    public void Bind_PlainFlow_IsNothing() =>
        AssertUnbound(TestBatch.With([.. new[] { 8, 12, 7, 11, 4, 5, 6, 61, 10, 14, 1, 2, 152, 153, 239, 278, 298, 299, 231, 232 }.Select(id => ElementOf(0, id))]));

    [Fact]
    public void Bind_OptionRecords_IsNothing() =>
        AssertUnbound(TestBatch.With(ElementOf(9, 9316), ElementOf(9, 9319), ElementOf(0, 298), ElementOf(0, 299), ElementOf(9, 9357), ElementOf(9, 4273)).AsOptions());

    [Fact]
    public void Enrich_TotalOfAnEarlierEnricher_IsReplaced()
    {
        var record = Batch([.. ResponseTime, (0, 2, 7), (0, 298, 3), (0, 299, 5)])
            .Enrich(new TotalPackets(), new CiscoAvcEnricher(new CiscoAvcOptions()))[0];

        Assert.Equal(8UL, record["total_pkts"]);
        Assert.Single(record.Values.Keys, name => name == "total_pkts");
    }

    [Fact]
    public void Enrich_TotalOfAnEarlierEnricher_StaysWhereOneSideIsUnknown()
    {
        var record = Batch([.. ResponseTime, (0, 2, 7), (0, 298, 3)]).Enrich(new TotalPackets(), new CiscoAvcEnricher(new CiscoAvcOptions()))[0];

        Assert.Equal(7UL, record["total_pkts"]);
    }

    private static void AssertUnbound(TestBatch batch)
    {
        var probe = new Probe(new CiscoAvcEnricher(new CiscoAvcOptions()));
        batch.Enrich(probe);
        Assert.True(probe.IsUnbound);
    }

    private sealed class Probe(IEnricher enricher) : IEnricher
    {
        public bool IsUnbound { get; private set; }

        public EnrichBatch? Bind(SchemaBuilder schema)
        {
            var bound = enricher.Bind(schema);
            IsUnbound = bound is null;
            return bound;
        }
    }

    private sealed class TotalPackets : RowEnricher
    {
        private readonly Input<ulong> _packets;
        private readonly Output<ulong> _total;

        public TotalPackets()
        {
            _packets = Read(Elements.PacketDeltaCount);
            _total = Write(Field.UInt64("total_pkts"));
        }

        protected override void Enrich(in Row row) => row[_total] = row[_packets];
    }
}
