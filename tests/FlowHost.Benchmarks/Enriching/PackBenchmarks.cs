using System.Diagnostics.Metrics;
using BenchmarkDotNet.Attributes;
using FlowHost.Enrichers.CiscoAvc;
using FlowHost.Enrichers.FlowInfo;
using FlowHost.Enrichers.FlowInfo.Nat;
using FlowHost.Enrichers.OptionTables;
using FlowHost.Sdk;

namespace FlowHost.Benchmarks;

/// <summary>
/// What the enrichers for Cisco's records add to decoding, one by one and together, for application response times whose tables are known:
/// interface, application and its attributes. Per record.
/// </summary>
[MemoryDiagnoser]
public class PackBenchmarks : IDisposable
{
    private const int Messages = 4_000;
    private const int Records = Messages * ResponseTimeTraffic.Records;

    private readonly Meter _meter = new("benchmark");
    private Workbench _decode = null!;
    private Workbench _tables = null!;
    private Workbench _info = null!;
    private Workbench _pack = null!;

    [GlobalSetup]
    public void Setup()
    {
        _decode = Workbench.ResponseTimes(Messages);
        _tables = Workbench.ResponseTimes(Messages, Tables());
        _info = Workbench.ResponseTimes(Messages, Info());
        _pack = Workbench.ResponseTimes(Messages, Tables(), Info(), new CiscoAvcEnricher(new CiscoAvcOptions()), EtaBenchmarks.Enricher());
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Records)]
    public long Decode() => _decode.Run();

    [Benchmark(OperationsPerInvoke = Records)]
    public long WithOptionTables() => _tables.Run();

    [Benchmark(OperationsPerInvoke = Records)]
    public long WithFlowInfo() => _info.Run();

    [Benchmark(OperationsPerInvoke = Records)]
    public long WithThePack() => _pack.Run();

    private static PluginContext Context() => new()
    {
        Id = "benchmark",
        InstanceName = "benchmark",
        PipelineName = "benchmark",
        PluginDirectory = "",
        PipelineDirectory = "",
        OutputDirectory = "",
    };

    private OptionTablesEnricher Tables() => new(new OptionTablesOptions(), ElementRegistry.Builtin, _meter, Context());

    private FlowInfoEnricher Info() => new(new NatTable(new FlowInfoOptions(), _meter));

    public void Dispose()
    {
        _meter.Dispose();
        GC.SuppressFinalize(this);
    }
}
