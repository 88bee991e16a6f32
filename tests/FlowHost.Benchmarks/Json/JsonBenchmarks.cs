using BenchmarkDotNet.Attributes;
using FlowHost.Sdk;

namespace FlowHost.Benchmarks;

/// <summary>Rows to JSON lines in memory. Nanoseconds and octets are per record.</summary>
[MemoryDiagnoser]
public class JsonBenchmarks
{
    private const int Rows = 1_008;

    private readonly Utf8Buffer _lines = new(2 * 1024 * 1024);
    private FlowBatch _netFlow9 = null!;
    private FlowBatch _ipfix = null!;
    private FlowBatch _enriched = null!;
    private JsonRowEncoder _netFlow9Encoder = null!;
    private JsonRowEncoder _ipfixEncoder = null!;
    private JsonRowEncoder _enrichedEncoder = null!;

    [GlobalSetup]
    public void Setup()
    {
        (_netFlow9, _netFlow9Encoder) = Prepare(BenchmarkRecords.Flow(Elements.FlowStartSysUpTime, Elements.FlowEndSysUpTime));
        (_ipfix, _ipfixEncoder) = Prepare(BenchmarkRecords.Flow(Elements.FlowStartMilliseconds, Elements.FlowEndMilliseconds));
        (_enriched, _enrichedEncoder) = Prepare(BenchmarkRecords.Enriched());
    }

    /// <summary>20 fields, three of them addresses.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public int NetFlow9() => Encode(_netFlow9Encoder, _netFlow9);

    /// <summary>The same, with two times in milliseconds.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int Ipfix() => Encode(_ipfixEncoder, _ipfix);

    /// <summary>And five fields of enrichers: four texts, two of them in groups, and a computed number.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int Enriched() => Encode(_enrichedEncoder, _enriched);

    private int Encode(JsonRowEncoder encoder, FlowBatch batch)
    {
        _lines.Clear();
        encoder.Write(batch, _lines);
        return _lines.Length;
    }

    private static (FlowBatch Batch, JsonRowEncoder Encoder) Prepare(Field[] fields)
    {
        var batch = BenchmarkRecords.Batch(fields, Rows, seed: 3);
        return (batch, new JsonRowEncoder(batch.Schema));
    }
}
