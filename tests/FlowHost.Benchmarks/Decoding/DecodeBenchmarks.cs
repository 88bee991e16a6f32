using BenchmarkDotNet.Attributes;

namespace FlowHost.Benchmarks;

/// <summary>From datagram to closed batch, 20 fields a record, four agents in turn, a working set of 4,000 datagrams. Nanoseconds and octets are per record.</summary>
[MemoryDiagnoser]
public class DecodeBenchmarks
{
    private const int Datagrams = 4_000;

    private Workbench _netFlow9 = null!;
    private Workbench _ipfix = null!;

    [GlobalSetup]
    public void Setup()
    {
        _netFlow9 = Workbench.NetFlow9(Datagrams);
        _ipfix = Workbench.Ipfix(Datagrams);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Datagrams * BenchmarkTraffic.NetFlow9Records)]
    public long NetFlow9() => _netFlow9.Run();

    [Benchmark(OperationsPerInvoke = Datagrams * BenchmarkTraffic.IpfixRecords)]
    public long Ipfix() => _ipfix.Run();
}
