using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoEta;

public class BindingTests
{
    [Fact]
    public void Bind_NothingOfEta_IsNull() =>
        AssertUnbound(TestBatch
            .With(Elements.SourceIPv4Address, Elements.OctetDeltaCount, CiscoElements.EtaSalt, CiscoElements.TlsRandom)
            .Row("192.0.2.1", 1, new byte[1], new byte[32]));

    [Fact]
    public void Bind_SampledPacketWithoutPorts_IsNull() => AssertUnbound(TestBatch.With(Elements.IpHeaderPacketSection).Row(new byte[64]));

    [Fact]
    public void Bind_Options_IsNull() =>
        AssertUnbound(TestBatch.With(CiscoElements.EtaIdp, CiscoElements.EtaSplt).AsOptions().Row(new byte[64], new byte[40]));

    private static void AssertUnbound(TestBatch batch)
    {
        var listener = new BindListener(new EtaTest().Enricher);

        batch.Enrich(listener);

        Assert.False(listener.IsBound);
    }

    private sealed class BindListener(IEnricher inner) : IEnricher
    {
        public bool? IsBound { get; private set; }

        public EnrichBatch? Bind(SchemaBuilder schema)
        {
            var fields = schema.Fields.Count;
            var bound = inner.Bind(schema);
            IsBound = bound is not null || schema.Fields.Count != fields;
            return bound;
        }
    }
}
