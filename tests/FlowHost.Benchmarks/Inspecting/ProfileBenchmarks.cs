using BenchmarkDotNet.Attributes;
using FlowHost.Decoders.NetFlow.Inspection;
using FlowHost.Inspection.Profiling;

namespace FlowHost.Benchmarks;

/// <summary>What it costs to look at records for <c>inspect</c>: none, one batch in 64 as a running host would, all as for a capture. Per record.</summary>
[MemoryDiagnoser]
public class ProfileBenchmarks
{
    private const int Datagrams = 4_000;

    private Workbench _off = null!;
    private Workbench _some = null!;
    private Workbench _all = null!;

    [GlobalSetup]
    public void Setup()
    {
        _off = Workbench.Profiled(Datagrams, null);
        _some = Workbench.Profiled(Datagrams, new Profiler(64, new TimeoutRule().Measures, TimeProvider.System));
        _all = Workbench.Profiled(Datagrams, new Profiler(1, new TimeoutRule().Measures, TimeProvider.System));
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Datagrams * BenchmarkTraffic.NetFlow9Records)]
    public long Off() => _off.Run();

    [Benchmark(OperationsPerInvoke = Datagrams * BenchmarkTraffic.NetFlow9Records)]
    public long OneBatchIn64() => _some.Run();

    [Benchmark(OperationsPerInvoke = Datagrams * BenchmarkTraffic.NetFlow9Records)]
    public long EveryBatch() => _all.Run();
}
