using System.Globalization;
using System.Security.Cryptography;
using FlowHost.EndToEnd.Support;
using FlowHost.Tests.Stores;

namespace FlowHost.EndToEnd.Pipelines;

/// <summary>The store, as a user queries it.</summary>
public sealed class ParquetStoreTests : IDisposable
{
    private const string Both = """
        decoders: [netflow5, netflow9, ipfix]
        exporters:
          - { use: parquet, path: store }
          - { use: ndjson, path: flows.ndjson }
        """;

    private readonly TempFolder _folder = new();
    private readonly DuckDb _duck = new();

    [Fact]
    public async Task Replay_Sample_HasEveryValueThatNdjsonHas()
    {
        await ReplayAsync(Repository.Pipeline("samples/cisco-router.pcap"), Both);

        var lines = File.ReadAllLines(_folder.File("flows.ndjson"));
        Assert.Equal(216, lines.Length);
        Assert.True(StoreComparison.AssertEqual(_duck, Files("store"), lines) > 3_000);
        Assert.Equal(
            "216", _duck.Value($"SELECT count(*) FROM {DuckDb.Store(_folder.File("store"))} WHERE date = '2026-01-15' AND hour = '10' AND type IS NOT NULL"));
    }

    [Fact]
    public async Task Replay_TemplatesOfOddShapes_HasEveryValueThatNdjsonHas()
    {
        await ReplayAsync(OddTemplates.Capture(_folder), Both);

        var lines = File.ReadAllLines(_folder.File("flows.ndjson"));
        Assert.Equal(OddTemplates.Records, lines.Length);
        Assert.True(StoreComparison.AssertEqual(_duck, Files("store"), lines) > 500);

        var store = DuckDb.Store(_folder.File("store"));
        // RFC 7011: protocolIdentifier is unsigned8; 4 octets may carry more than that.
        Assert.Equal(["6", "0000012C"], [.. _duck.Query($"SELECT protocolIdentifier, hex(protocolIdentifier_raw) FROM {store} WHERE SetID = 400").SelectMany(row => row).OfType<string>()]);
        Assert.Equal("18446744073709551615", _duck.Value($"SELECT max(octetDeltaCount) FROM {store}"));
        Assert.Equal("1", _duck.Value($"SELECT count(*) FROM {store} WHERE flowStartNanoseconds = TIMESTAMP_NS '2026-01-15 10:00:00.123456789'"));
        // 5 octets are no IPv4 address.
        Assert.Equal("0102030405", _duck.Value($"SELECT max(hex(sourceIPv4Address_raw)) FROM {store}"));
        Assert.Equal("[1, 2]", _duck.Value($"SELECT max(vlanId_all)::VARCHAR FROM {store}"));
    }

    [Fact]
    public async Task Replay_Twice_MakesTheSameFiles()
    {
        const string pipeline = """
            decoders: [netflow5, netflow9, ipfix]
            exporters: [{ use: parquet, path: PATH, rotate: { age: 10s } }]
            """;
        var sample = Repository.Pipeline("samples/cisco-router.pcap");

        await ReplayAsync(sample, pipeline.Replace("PATH", "first", StringComparison.Ordinal));
        await ReplayAsync(sample, pipeline.Replace("PATH", "second", StringComparison.Ordinal));

        Assert.True(Files("first").Count > 15, "The minute of the sample was not cut into files.");
        Assert.Equal(Hashes("first"), Hashes("second"));
    }

    [Fact]
    public async Task Run_KilledWhileItWrites_LeavesOnlyWholeFilesAndTheNextRunTidiesUp()
    {
        var pipeline = _folder.Write("pipeline.yaml", $$"""
            inputs: [{ use: pcap, path: {{Fixtures.Capture(_folder, messages: 100)}}, loops: 0 }]
            decoders: [ipfix]
            exporters: [{ use: parquet, path: store, rotate: { rows: 20000 } }]
            """);
        await using (var host = RunningHost.Start(_folder.Path, "run", "-c", pipeline))
        {
            await UntilAsync(() => Directory.Exists(_folder.File("store")) && Files("store").Count >= 20);
            host.Signal("KILL");
        }
        Assert.NotEmpty(Leftovers());

        var files = Files("store");
        var rows = _duck.Query($"SELECT filename, count(*), count(octetDeltaCount), min(sourceTransportPort), max(sourceTransportPort) FROM {Named()} GROUP BY filename");
        Assert.Equal(files.Count, rows.Count);
        Assert.All(rows, row => Assert.True(int.Parse(row[1]!, CultureInfo.InvariantCulture) is >= 20_000 and < 21_024 && row[2] == row[1] && (row[3], row[4]) == ("1024", "1043")));

        await ReplayAsync(_folder.File("capture.pcap"), "decoders: [ipfix]\nexporters: [{ use: parquet, path: store }]");
        Assert.Empty(Leftovers());
        Assert.Equal(files.Count + 1, Files("store").Count);
    }

    public void Dispose()
    {
        _duck.Dispose();
        _folder.Dispose();
    }

    private static async Task UntilAsync(Func<bool> isTrue)
    {
        for (var attempt = 0; !isTrue(); attempt++)
        {
            Assert.True(attempt < 3_000, "It did not happen within 30 s.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private async Task ReplayAsync(string capture, string pipeline)
    {
        var file = _folder.Write("replay.yaml", pipeline);
        var replay = await Command.RunAsync(Repository.Host, ["replay", capture, "-c", file], _folder.Path);
        Assert.True(replay.ExitCode == 0, replay.ToString());
        Assert.DoesNotContain("ERROR", replay.Error, StringComparison.Ordinal);
    }

    private string Named() => $"read_parquet('{_folder.File("store")}/**/*.parquet', filename = true)";

    private List<string> Files(string store) =>
        [.. Directory.EnumerateFiles(_folder.File(store), "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private IEnumerable<string> Leftovers() => Directory.EnumerateFiles(_folder.File("store"), "*.tmp", SearchOption.AllDirectories);

    private IEnumerable<string> Hashes(string store) =>
        Files(store).Select(file => $"{Path.GetRelativePath(_folder.File(store), file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}");
}
