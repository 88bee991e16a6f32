using System.Text.Json;
using FlowHost.EndToEnd.Support;

namespace FlowHost.EndToEnd.Pipelines;

/// <summary>A replay has no wall clock: the same capture gives the same bytes.</summary>
public class ReplayTests
{
    private const string ToStdout = """
        decoders: [netflow5, netflow9, ipfix]
        exporters:
          - use: ndjson
            path: "-"
        """;

    private static readonly string Sample = Repository.Pipeline("samples/cisco-router.pcap");

    [Fact]
    public async Task Replay_Twice_GivesTheSameBytes()
    {
        using var folder = new TempFolder();
        var pipeline = folder.Write("pipeline.yaml", ToStdout);

        var first = await Command.FlowHostAsync("replay", Sample, "-c", pipeline);
        var second = await Command.FlowHostAsync("replay", Sample, "-c", pipeline);

        Assert.Equal(0, first.ExitCode);
        Assert.True(first.OutputLines.Length > 60, first.ToString());
        Assert.Equal(first.Output, second.Output);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("7")]
    [InlineData("65536")]
    public async Task Replay_InBurstsOfAnySize_GivesTheSameRecords(string burst)
    {
        using var folder = new TempFolder();
        var pipeline = folder.Write("pipeline.yaml", ToStdout);

        var usual = await Command.FlowHostAsync("replay", Sample, "-c", pipeline);
        var other = await Command.FlowHostAsync("replay", Sample, "-c", pipeline, "--burst", burst);

        Assert.Equal(0, other.ExitCode);
        Assert.Equal(usual.OutputLines.Length, other.OutputLines.Length);
        var (expected, found) = (ByTemplate(usual), ByTemplate(other));
        Assert.True(expected.Count > 5, usual.ToString());
        // Batches of several templates may change places, the records of one may not.
        Assert.Equal(expected.Select(group => group.Key).Order(StringComparer.Ordinal), found.Select(group => group.Key).Order(StringComparer.Ordinal));
        Assert.All(expected, group => Assert.Equal(group, found[group.Key]));
    }

    [Fact]
    public async Task Replay_ToAFile_WritesEveryRecordBelowTheWorkingDirectory()
    {
        using var folder = new TempFolder();
        var pipeline = folder.Write("pipelines/pipeline.yaml", """
            decoders: [ipfix]
            exporters:
              - use: ndjson
                path: out/flows.ndjson
            """);

        var replay = await Command.RunAsync(Repository.Host, ["replay", Fixtures.Capture(folder), "-c", pipeline], folder.Path);

        Assert.True(replay.ExitCode == 0, replay.ToString());
        Assert.Equal(200, File.ReadAllLines(folder.File("out/flows.ndjson")).Length);
        Assert.False(Directory.Exists(folder.File("state")));
    }

    [Fact]
    public async Task Replay_WithWhen_WritesOnlyTheRecordTypesAskedFor()
    {
        using var folder = new TempFolder();
        var pipeline = folder.Write("pipeline.yaml", """
            decoders: [netflow5, netflow9, ipfix]
            exporters:
              - use: ndjson
                path: "-"
                when: { type: [nat, art] }
            """);

        var replay = await Command.FlowHostAsync("replay", Sample, "-c", pipeline);

        var types = replay.OutputLines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("Type").GetString()).Distinct();
        Assert.Equal(["art", "nat"], types.Order(StringComparer.Ordinal));
    }

    private static ILookup<string, string> ByTemplate(CommandResult run) => run.OutputLines.ToLookup(line =>
    {
        using var record = JsonDocument.Parse(line);
        return string.Join(' ', ((string[])["AgentID", "DomainID", "SetID", "Version"]).Select(name => record.RootElement.GetProperty(name)));
    });
}
