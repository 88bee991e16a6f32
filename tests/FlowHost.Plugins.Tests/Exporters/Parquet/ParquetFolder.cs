using FlowHost.Exporters.Parquet;
using FlowHost.Exporters.Parquet.Files;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using FlowHost.Tests.Stores;
using Microsoft.Extensions.Time.Testing;

namespace FlowHost.Plugins.Tests.Exporters.Parquet;

/// <summary>A store of its own for one test, exporters that write to it, and the same records as JSON.</summary>
internal sealed class ParquetFolder : IAsyncDisposable
{
    public static readonly DateTimeOffset Time = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    private readonly List<ParquetExporter> _exporters = [];

    public string Root { get; } = Directory.CreateTempSubdirectory("flowhost-parquet-").FullName;

    public ListLogger<ParquetExporter> Log { get; } = new();

    public FakeTimeProvider Clock { get; } = new(Time);

    public DuckDb Duck { get; } = new();

    /// <summary>What NDJSON has of the records.</summary>
    public List<string> Json { get; } = [];

    /// <summary>The files that readers see, in the order of their names.</summary>
    public IReadOnlyList<string> Files => [.. Find("*.parquet")];

    /// <summary>The files in the making.</summary>
    public IReadOnlyList<string> Unfinished => [.. Find("*.tmp")];

    public async Task<ParquetExporter> OpenAsync(
        ParquetRotation? rotate = null,
        bool isReplay = false,
        ParquetCompression compression = default,
        ParquetLimits? limits = null,
        Func<string, FileStream>? open = null)
    {
        var exporter = new ParquetExporter(
            new ParquetOptions { Path = "store", Compression = compression, Rotate = rotate ?? new ParquetRotation() },
            limits ?? ParquetLimits.Default,
            open ?? DataFile.Open,
            new PluginContext
            {
                Id = "parquet", InstanceName = "parquet", PipelineName = "test", PluginDirectory = "/", PipelineDirectory = "/",
                OutputDirectory = Root, IsReplay = isReplay,
            },
            new ElementRegistry(), Clock, Log);
        _exporters.Add(exporter);
        await exporter.OpenAsync(TestContext.Current.CancellationToken);
        return exporter;
    }

    /// <summary>Exports a batch, and keeps it as JSON too.</summary>
    public Task<ExportResult> ExportAsync(ParquetExporter exporter, TestBatch batch) =>
        batch.ExportAsync(new JsonBeside(exporter, Json), TestContext.Current.CancellationToken);

    /// <summary>Exports records of these <c>octetDeltaCount</c>s.</summary>
    public Task<ExportResult> ExportAsync(ParquetExporter exporter, DateTimeOffset time, params int[] octets) =>
        ExportAsync(exporter, octets.Aggregate(Flows().From("192.0.2.1", exportTime: time), (batch, value) => batch.Row(value)));

    public static TestBatch Flows() => TestBatch.With(Elements.OctetDeltaCount);

    public static ValueTask<ExportResult> FlushAsync(ParquetExporter exporter) => exporter.FlushAsync(TestContext.Current.CancellationToken);

    public static ValueTask<ExportResult> FinishAsync(ParquetExporter exporter) => exporter.FinishAsync(TestContext.Current.CancellationToken);

    /// <summary>Asserts that the files have every record with every value that JSON has.</summary>
    /// <returns>How many values.</returns>
    public int AssertEqualsJson() => StoreComparison.AssertEqual(Duck, Files, Json);

    /// <summary>The column of a store as DuckDB sees it.</summary>
    public string? TypeOf(string column) => Duck.Columns(DuckDb.Store(Root)).SingleOrDefault(found => found.Name == column).Type;

    /// <summary>The rows of a query over the whole store.</summary>
    public List<string?[]> Query(string select) => Duck.Query($"SELECT {select} FROM {DuckDb.Store(Root)}");

    /// <summary>The only column of such a query.</summary>
    public IEnumerable<string?> Values(string select) => Query(select).Select(row => row[0]);

    public async ValueTask DisposeAsync()
    {
        foreach (var exporter in _exporters)
        {
            await exporter.DisposeAsync();
        }
        Duck.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    private IEnumerable<string> Find(string pattern) => Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    /// <summary>Writes JSON lines of what an exporter gets.</summary>
    private sealed class JsonBeside(IExporter exporter, List<string> lines) : IExporter
    {
        public ValueTask OpenAsync(CancellationToken stop) => exporter.OpenAsync(stop);

        public ExportBatch? Bind(FlowSchema schema)
        {
            var export = exporter.Bind(schema)!;
            var encoder = new JsonRowEncoder(schema);
            return batch =>
            {
                export(batch);
                var json = new Utf8Buffer();
                encoder.Write(batch, json);
                lines.AddRange(System.Text.Encoding.UTF8.GetString(json.Written).Split('\n', StringSplitOptions.RemoveEmptyEntries));
            };
        }

        public ValueTask<ExportResult> FlushAsync(CancellationToken stop) => exporter.FlushAsync(stop);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
