using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using FlowHost.Exporters.Parquet;
using FlowHost.Exporters.Parquet.Columns;
using FlowHost.Exporters.Parquet.Format;
using FlowHost.Exporters.Parquet.Sources;
using FlowHost.Sdk;

namespace FlowHost.Benchmarks;

/// <summary>Rows to a Parquet file that goes nowhere, a row group an operation. Nanoseconds and octets are per record.</summary>
[MemoryDiagnoser]
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The cleanup disposes them.")]
public class ParquetBenchmarks
{
    private const int BatchRows = 1_008;
    private const int Rows = 130 * BatchRows;
    private const int Batches = 16;     // so that a column of addresses has 16,128 distinct ones

    private readonly CountingStream _file = new();
    private FlowBatch[] _batches = null!;
    private SchemaPlan _plan = null!;
    private PageEncoder _pages = null!;
    private TableWriter _table = null!;
    private ColumnWriter[] _columns = null!;

    /// <summary>The fields of the records.</summary>
    [Params("netflow9", "ipfix", "ipfix+5text")]
    public string Fields { get; set; } = "";

    /// <summary>How pages are compressed.</summary>
    [Params(ParquetCompression.Snappy)]
    public ParquetCompression Compression { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        Field[] fields = Fields switch
        {
            "netflow9" => BenchmarkRecords.Flow(Elements.FlowStartSysUpTime, Elements.FlowEndSysUpTime),
            "ipfix" => BenchmarkRecords.Flow(Elements.FlowStartMilliseconds, Elements.FlowEndMilliseconds),
            _ =>
            [
                .. BenchmarkRecords.Flow(Elements.FlowStartMilliseconds, Elements.FlowEndMilliseconds),
                .. Enumerable.Range(0, 5).Select(i => BenchmarkRecords.Text($"text.name{i}")),
            ],
        };
        var schemas = new SchemaTable();
        _batches = [.. Enumerable.Range(0, Batches).Select(seed => BenchmarkRecords.Batch(fields, BatchRows, seed, schemas))];
        _plan = SchemaPlan.Of(_batches[0].Schema, ElementRegistry.Builtin, new ColumnNames(Metadata.ReservedNames));
        _pages = new PageEncoder(Compression);
        _table = new TableWriter(_file, _pages);
        _columns = [.. _plan.Sources.Select(source => _table.ColumnOf(source.Column))];
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _table.Dispose();
        _pages.Dispose();
        _file.Dispose();
    }

    /// <summary>Fills and writes a row group.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public long RowGroup()
    {
        for (var batch = 0; batch < Rows / BatchRows; batch++)
        {
            var range = new RowRange(_batches[batch % Batches], 0, BatchRows, _table);
            for (var i = 0; i < _columns.Length; i++)
            {
                _plan.Sources[i].Append(range, _columns[i]);
            }
            _table.EndRows(BatchRows);
        }
        _table.EndGroup();
        return _file.Position;
    }
}
