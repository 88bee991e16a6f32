using System.IO.Compression;
using System.Text.Json;
using FlowHost.Exporters.Ndjson;
using FlowHost.Exporters.Ndjson.Targets;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Exporters.Ndjson;

/// <summary>A folder of its own for one test, and exporters that write to it.</summary>
internal sealed class NdjsonFolder : IDisposable
{
    public static readonly DateTimeOffset Time = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    private readonly List<FileTarget> _targets = [];

    public string Root { get; } = Directory.CreateTempSubdirectory("flowhost-ndjson-").FullName;

    public ListLogger<FileTarget> Log { get; } = new();

    public string this[string name] => Path.Combine(Root, name);

    /// <summary>The names of all files, in order.</summary>
    public IEnumerable<string> Names => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal);

    public FileTarget Target(NdjsonOptions options)
    {
        var target = new FileTarget(
            options,
            TestPlugin.Context(Root, "ndjson"),
            Log);
        _targets.Add(target);
        return target;
    }

    public async Task<NdjsonExporter> OpenAsync(NdjsonOptions options)
    {
        var exporter = new NdjsonExporter(Target(options));
        await exporter.OpenAsync(TestContext.Current.CancellationToken);
        return exporter;
    }

    /// <summary>What the host does at the end of a run.</summary>
    public void CloseAll()
    {
        _targets.ForEach(target => target.Dispose());
        _targets.Clear();
    }

    /// <summary>The <c>octetDeltaCount</c> of every record of a file.</summary>
    public int[] Octets(string name) => [.. Lines(name).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("octetDeltaCount").GetInt32())];

    public string[] Lines(string name)
    {
        using var file = new FileStream(this[name], FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        var text = reader.ReadToEnd();
        Assert.True(text.Length == 0 || text.EndsWith('\n'), $"{name} does not end with a newline.");
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public static TestBatch Batch() => TestBatch.With(Elements.OctetDeltaCount);

    /// <summary>Exports records of these <c>octetDeltaCount</c>s, received at a time.</summary>
    public static Task<ExportResult> ExportAsync(NdjsonExporter exporter, DateTimeOffset received, params int[] octets) =>
        octets.Aggregate(Batch().From("192.0.2.1", exportTime: received), (batch, value) => batch.Row(value))
            .ExportAsync(exporter, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        CloseAll();
        Directory.Delete(Root, recursive: true);
    }
}
