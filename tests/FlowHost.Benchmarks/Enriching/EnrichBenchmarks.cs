using BenchmarkDotNet.Attributes;

namespace FlowHost.Benchmarks;

/// <summary>What an enricher adds to decoding: the same value by columns and by rows, and a text looked up by address. Per record.</summary>
[MemoryDiagnoser]
public class EnrichBenchmarks
{
    private const int Datagrams = 4_000;
    private const int Records = Datagrams * BenchmarkTraffic.NetFlow9Records;

    private Workbench _decode = null!;
    private Workbench _columns = null!;
    private Workbench _rows = null!;
    private Workbench _site = null!;

    [GlobalSetup]
    public void Setup()
    {
        _decode = Workbench.NetFlow9(Datagrams);
        _columns = Workbench.NetFlow9(Datagrams, new MeanPacketSizeByColumns());
        _rows = Workbench.NetFlow9(Datagrams, new MeanPacketSizeByRows());
        _site = Workbench.NetFlow9(Datagrams, new SiteByAddress());
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Records)]
    public long DecodeOnly() => _decode.Run();

    [Benchmark(OperationsPerInvoke = Records)]
    public long WithColumns() => _columns.Run();

    [Benchmark(OperationsPerInvoke = Records)]
    public long WithRowEnricher() => _rows.Run();

    [Benchmark(OperationsPerInvoke = Records)]
    public long WithTextByAddress() => _site.Run();
}
