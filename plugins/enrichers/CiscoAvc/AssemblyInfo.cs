using System.Runtime.CompilerServices;
using FlowHost.Enrichers.CiscoAvc;
using FlowHost.Sdk;

[assembly: FlowPlugin("cisco-avc", typeof(CiscoAvcEnricher), Options = typeof(CiscoAvcOptions),
    Description = "Cisco Application Visibility and Control: response times, retransmissions, directions, RTP quality, queue statistics, URL hits.")]
[assembly: InternalsVisibleTo("FlowHost.Plugins.Tests")]
[assembly: InternalsVisibleTo("FlowHost.Benchmarks")]
