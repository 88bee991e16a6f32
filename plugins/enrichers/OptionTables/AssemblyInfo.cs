using System.Runtime.CompilerServices;
using FlowHost.Enrichers.OptionTables;
using FlowHost.Sdk;

[assembly: FlowPlugin("option-tables", typeof(OptionTablesEnricher), Options = typeof(OptionTablesOptions),
    Description = "Joins records with the option tables of their device: interface, application, VRF, sampler, policy, firewall and tunnel names.")]
[assembly: InternalsVisibleTo("FlowHost.Plugins.Tests")]
[assembly: InternalsVisibleTo("FlowHost.Benchmarks")]
