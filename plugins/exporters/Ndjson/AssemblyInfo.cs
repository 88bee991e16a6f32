using System.Runtime.CompilerServices;
using FlowHost.Exporters.Ndjson;
using FlowHost.Sdk;

[assembly: FlowPlugin("ndjson", typeof(NdjsonExporter), Options = typeof(NdjsonOptions), Services = typeof(NdjsonServices),
    Description = "One JSON object a line: to a file with rotation and gzip, or to standard output.")]
[assembly: InternalsVisibleTo("FlowHost.Plugins.Tests")]
