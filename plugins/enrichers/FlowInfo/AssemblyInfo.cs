using System.Runtime.CompilerServices;
using FlowHost.Enrichers.FlowInfo;
using FlowHost.Sdk;

[assembly: FlowPlugin("flow-info", typeof(FlowInfoEnricher), Options = typeof(FlowInfoOptions), Services = typeof(FlowInfoServices),
    Description = "Gives records an id of their flow, both ends, totals and TCP flags as text; undoes address translation.")]
[assembly: InternalsVisibleTo("FlowHost.Plugins.Tests")]
[assembly: InternalsVisibleTo("FlowHost.Benchmarks")]
