using System.Runtime.CompilerServices;
using FlowHost.Enrichers.ViptelaTloc;
using FlowHost.Sdk;

[assembly: FlowPlugin("viptela-tloc", typeof(ViptelaTlocEnricher), Options = typeof(ViptelaTlocOptions), Services = typeof(ViptelaTlocServices),
    Description = "Cisco SD-WAN: loss, latency and jitter of overlay tunnels as metrics.")]
[assembly: InternalsVisibleTo("FlowHost.Plugins.Tests")]
