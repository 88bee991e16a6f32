using FlowHost.Enrichers.CiscoEta.Dns;
using FlowHost.Enrichers.CiscoEta.Tls;
using FlowHost.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace FlowHost.Enrichers.CiscoEta;

/// <summary>What the workers of one entry share: query and response may come by different devices.</summary>
public sealed class CiscoEtaServices : IPluginServices
{
    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services) => services
        .AddSingleton<EtaMetrics>()
        .AddSingleton<DnsExchanges>()
        .AddSingleton<TlsNames>();
}
