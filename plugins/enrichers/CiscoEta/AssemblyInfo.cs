using System.Runtime.CompilerServices;
using FlowHost.Enrichers.CiscoEta;
using FlowHost.Sdk;

[assembly: FlowPlugin("cisco-eta", typeof(CiscoEtaEnricher), Options = typeof(CiscoEtaOptions), Services = typeof(CiscoEtaServices),
    Description = "Cisco Encrypted Traffic Analytics: packet lengths and times, TLS elements, DNS and TLS hello of the initial data packet.")]
[assembly: InternalsVisibleTo("FlowHost.Plugins.Tests")]
[assembly: InternalsVisibleTo("FlowHost.Benchmarks")]
