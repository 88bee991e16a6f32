using System.Runtime.CompilerServices;
using FlowHost.Exporters.Console;
using FlowHost.Sdk;

[assembly: FlowPlugin("console", typeof(ConsoleExporter), Options = typeof(ConsoleOptions),
    Description = "Records on standard output, for people: frames, tables or JSON.")]
[assembly: InternalsVisibleTo("FlowHost.Plugins.Tests")]
