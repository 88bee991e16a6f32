using System.Runtime.CompilerServices;
using FlowHost.Exporters.Parquet;
using FlowHost.Sdk;

[assembly: FlowPlugin("parquet", typeof(ParquetExporter), Options = typeof(ParquetOptions),
    Description = "Parquet files in folders by record type, date and hour, which DuckDB and others query.")]
[assembly: InternalsVisibleTo("FlowHost.Plugins.Tests")]
[assembly: InternalsVisibleTo("FlowHost.Benchmarks")]
