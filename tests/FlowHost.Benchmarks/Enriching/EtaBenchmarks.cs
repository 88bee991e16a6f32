using System.Diagnostics.Metrics;
using BenchmarkDotNet.Attributes;
using FlowHost.Enrichers.CiscoEta;
using FlowHost.Enrichers.CiscoEta.Dns;
using FlowHost.Enrichers.CiscoEta.Tls;

namespace FlowHost.Benchmarks;

/// <summary>What <c>cisco-eta</c> adds to decoding. Per record: the difference to the same traffic decoded alone.</summary>
[MemoryDiagnoser]
public class EtaBenchmarks
{
    private const int Messages = 2_000;
    private const int Lengths = Messages * EtaTraffic.LengthsRecords;
    private const int Flows = Messages * BenchmarkTraffic.IpfixRecords;

    private Workbench _flows = null!;
    private Workbench _flowsEta = null!;
    private Workbench _lengths = null!;
    private Workbench _lengthsEta = null!;
    private Workbench _dns = null!;
    private Workbench _dnsEta = null!;
    private Workbench _hellos = null!;
    private Workbench _hellosEta = null!;

    [GlobalSetup]
    public void Setup()
    {
        _flows = Workbench.Ipfix(Messages);
        _flowsEta = Workbench.Ipfix(Messages, Enricher());
        _lengths = Workbench.Ipfix(EtaTraffic.Lengths(Messages));
        _lengthsEta = Workbench.Ipfix(EtaTraffic.Lengths(Messages), Enricher());
        _dns = Workbench.Ipfix(EtaTraffic.Dns(Messages));
        _dnsEta = Workbench.Ipfix(EtaTraffic.Dns(Messages), Enricher());
        _hellos = Workbench.Ipfix(EtaTraffic.Hellos(Messages));
        _hellosEta = Workbench.Ipfix(EtaTraffic.Hellos(Messages), Enricher());
    }

    [Benchmark(OperationsPerInvoke = Flows)]
    public long OtherRecords() => _flows.Run();

    [Benchmark(OperationsPerInvoke = Flows)]
    public long OtherRecordsWithEta() => _flowsEta.Run();

    [Benchmark(OperationsPerInvoke = Lengths)]
    public long PacketLengths() => _lengths.Run();

    [Benchmark(OperationsPerInvoke = Lengths)]
    public long PacketLengthsWithEta() => _lengthsEta.Run();

    [Benchmark(OperationsPerInvoke = Messages)]
    public long Dns() => _dns.Run();

    [Benchmark(OperationsPerInvoke = Messages)]
    public long DnsWithEta() => _dnsEta.Run();

    [Benchmark(OperationsPerInvoke = Messages)]
    public long Hellos() => _hellos.Run();

    [Benchmark(OperationsPerInvoke = Messages)]
    public long HellosWithEta() => _hellosEta.Run();

    internal static CiscoEtaEnricher Enricher()
    {
        var options = new CiscoEtaOptions();
        var metrics = new EtaMetrics(new Meter("benchmark"));
        return new CiscoEtaEnricher(options, metrics, new TlsNames(), new DnsExchanges(options, metrics));
    }
}
