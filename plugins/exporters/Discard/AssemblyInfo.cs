using FlowHost.Exporters.Discard;
using FlowHost.Sdk;

[assembly: FlowPlugin("discard", typeof(DiscardExporter), Description = "Counts records and lets them go: for measuring, and for pipelines that only count.")]
