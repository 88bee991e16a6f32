using System.Runtime.CompilerServices;
using FlowHost.Enrichers.CiscoHsl;
using FlowHost.Sdk;

[assembly: FlowPlugin("cisco-hsl", typeof(CiscoHslEnricher),
    Description = "Firewall and NAT events of Cisco high-speed logging and ASA NSEL: codes as text, access list ids in their parts.")]
[assembly: InternalsVisibleTo("FlowHost.Plugins.Tests")]
[assembly: InternalsVisibleTo("FlowHost.Benchmarks")]
