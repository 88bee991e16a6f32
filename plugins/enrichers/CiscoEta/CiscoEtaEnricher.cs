using FlowHost.Enrichers.CiscoEta.Bytes;
using FlowHost.Enrichers.CiscoEta.Dns;
using FlowHost.Enrichers.CiscoEta.InitialPackets;
using FlowHost.Enrichers.CiscoEta.PacketLengths;
using FlowHost.Enrichers.CiscoEta.Tls;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoEta;

/// <summary>Reads the elements of Cisco Encrypted Traffic Analytics; each feature binds itself to the schemas that have its elements.</summary>
internal sealed class CiscoEtaEnricher : IEnricher
{
    private readonly IEnricher[] _features;

    public CiscoEtaEnricher(
        CiscoEtaOptions options, EtaMetrics metrics, TlsNames tlsNames, DnsExchanges exchanges, IAddressNames? addressNames = null) =>
        _features =
        [
            new PacketLengthsFeature(options, metrics),
            new ByteDistributionFeature(metrics),
            new TlsRecordsFeature(tlsNames, metrics),
            new TlsCiphersFeature(tlsNames, metrics),
            new TlsExtensionsFeature(tlsNames, metrics),
            new TlsVersionFeature(),
            new TlsSessionIdFeature(metrics),
            new InitialPacketFeature(metrics, new DnsServices(metrics, exchanges, addressNames)),
        ];

    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        if (schema.Current.IsOptions)
        {
            return null;
        }
        EnrichBatch? all = null;
        foreach (var feature in _features)
        {
            all += feature.Bind(schema);
        }
        return all;
    }
}
