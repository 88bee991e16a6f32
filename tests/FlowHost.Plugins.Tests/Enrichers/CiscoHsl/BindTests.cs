using FlowHost.Enrichers.CiscoHsl;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using static FlowHost.Plugins.Tests.Enrichers.CiscoHsl.HslRecord;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoHsl;

public sealed class BindTests
{
    [Fact]
    public void Bind_PlainFlow_IsNothing() =>
        Assert.True(IsUnbound(TestBatch.With([.. new[] { 8, 12, 7, 11, 4, 225, 226, 227, 228, 231, 232, 85, 323 }.Select(id => ElementOf(0, id))])));

    [Fact]
    public void Bind_OptionRecords_IsNothing() =>
        Assert.True(IsUnbound(TestBatch.With(ElementOf(9, 2233), ElementOf(9, 2242), ElementOf(0, 233)).AsOptions()));

    [Fact]
    public void Bind_FirewallEvent_IsSomething() => Assert.False(IsUnbound(TestBatch.With(ElementOf(0, 233))));

    [Fact]
    public void Enrich_UserAndBothCounters_AreLeftAsTheDeviceSentThem()
    {
        var record = Enrich((0, 233, 5), (9, 234, 0), (0, 231, 1500), (0, 232, 40), (9, 7232, "LOCAL\\anna"));

        Assert.Equal(
            ["USER_ID", "firewallEvent", "firewallEventName", "fwEventDetailed", "initiatorOctets", "responderOctets"],
            record.Values.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("LOCAL\\anna", record["USER_ID"]);
        Assert.Equal(1500UL, record["initiatorOctets"]);
        Assert.Equal(40UL, record["responderOctets"]);
    }

    private static bool IsUnbound(TestBatch batch)
    {
        var probe = new Probe(new CiscoHslEnricher());
        batch.Enrich(probe);
        return probe.IsUnbound;
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
}
