using BenchmarkDotNet.Attributes;
using FlowHost.Enrichers.CiscoAvc;

namespace FlowHost.Benchmarks;

/// <summary>What cisco-avc adds to decoding: for records of application response time, and for flows, which do not concern it. Per record.</summary>
[MemoryDiagnoser]
public class CiscoAvcBenchmarks
{
    private const int Messages = 4_000;
    private const int ResponseTimes = Messages * ResponseTimeTraffic.Records;
    private const int Flows = Messages * BenchmarkTraffic.IpfixRecords;

    private Workbench _responseTimes = null!;
    private Workbench _enrichedResponseTimes = null!;
    private Workbench _flows = null!;
    private Workbench _enrichedFlows = null!;

    [GlobalSetup]
    public void Setup()
    {
        _responseTimes = Workbench.ResponseTimes(Messages);
        _enrichedResponseTimes = Workbench.ResponseTimes(Messages, new CiscoAvcEnricher(new CiscoAvcOptions()));
        _flows = Workbench.Ipfix(Messages);
        _enrichedFlows = Workbench.Ipfix(Messages, new CiscoAvcEnricher(new CiscoAvcOptions()));
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = ResponseTimes)]
    public long DecodeResponseTimes() => _responseTimes.Run();

    [Benchmark(OperationsPerInvoke = ResponseTimes)]
    public long EnrichResponseTimes() => _enrichedResponseTimes.Run();

    [Benchmark(OperationsPerInvoke = Flows)]
    public long DecodeFlows() => _flows.Run();

    [Benchmark(OperationsPerInvoke = Flows)]
    public long EnrichFlows() => _enrichedFlows.Run();
}
