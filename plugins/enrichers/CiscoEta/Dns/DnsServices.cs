using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoEta.Dns;

/// <summary>What one worker has for DNS, whatever the schema.</summary>
internal sealed class DnsServices(EtaMetrics metrics, DnsExchanges exchanges, IAddressNames? addressNames)
{
    public EtaMetrics Metrics { get; } = metrics;

    public DnsExchanges Exchanges { get; } = exchanges;

    public IAddressNames? AddressNames { get; } = addressNames;

    public ExchangeKey Key { get; } = new();

    public ResponseCodes Codes { get; } = new();
}
