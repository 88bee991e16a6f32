using FlowHost.EndToEnd.Support;

namespace FlowHost.EndToEnd.Pipelines;

/// <summary>What becomes of a run whose standard output ends before it does.</summary>
public class StandardOutputTests
{
    private const string ToStdout = "decoders: [ipfix]\nexporters: [{ use: ndjson, path: \"-\" }]\n";
    private const string ToConsole = "decoders: [ipfix]\nexporters: [console]\n";

    // Far more than a pipe holds.
    private const int Messages = 2_000;

    [Fact]
    public async Task Decode_ReaderIsContentWithALine_EndsQuietlyAndWell()
    {
        using var folder = new TempFolder();

        var run = await ShellAsync($"'{Repository.Host}' decode '{Fixtures.Capture(folder, Messages)}' | head -n 1; exit ${{PIPESTATUS[0]}}");

        Assert.Equal((0, 1, ""), (run.ExitCode, run.OutputLines.Length, run.Error));
    }

    [Theory]
    [InlineData(ToStdout)]
    [InlineData(ToConsole)]
    public async Task Replay_ReaderIsContentWithALine_EndsWellBeforeTheCaptureDoes(string pipeline)
    {
        using var folder = new TempFolder();
        var file = folder.Write("pipeline.yaml", pipeline);

        var run = await ShellAsync($"'{Repository.Host}' replay '{Fixtures.Capture(folder, Messages)}' -c '{file}' | head -n 1; exit ${{PIPESTATUS[0]}}");

        Assert.Equal((0, 1), (run.ExitCode, run.OutputLines.Length));
        Assert.DoesNotContain("ERROR", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n'), line => line.Contains("The reader of standard output has gone.", StringComparison.Ordinal));
        Assert.DoesNotContain($"{Messages} datagrams", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OneReaderOfTwoHasGone_WritesTheOtherToTheEnd()
    {
        using var folder = new TempFolder();
        var file = folder.Write("pipeline.yaml", "decoders: [ipfix]\nexporters: [console, { use: ndjson, path: flows.ndjson }]\n");

        var run = await ShellAsync(
            $"'{Repository.Host}' replay '{Fixtures.Capture(folder, Messages)}' -c '{file}' | head -n 1; exit ${{PIPESTATUS[0]}}", folder.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Messages * 20, File.ReadLines(folder.File("flows.ndjson")).Count());
    }

    [Fact]
    public async Task Run_ReaderHasGone_GoesOnForTheOthers()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no bash.");
        using var folder = new TempFolder();
        var file = folder.Write("pipeline.yaml", """
            inputs: [{ use: udp, listen: "127.0.0.1:0" }]
            decoders: [ipfix]
            exporters: [console, { use: ndjson, path: flows.ndjson }]
            """);
        await using var host = RunningHost.StartWithoutReader(folder.Path, "run", "-c", file);
        var port = await host.PortAsync();

        await Fixtures.SendAsync(port, Fixtures.Message(20));
        await host.WaitForErrorAsync("The reader of standard output has gone.");
        await Fixtures.SendAsync(port, Fixtures.Message(20, 20));
        var end = await host.StopAsync();

        Assert.Equal(0, end.ExitCode);
        Assert.Contains("console records 0, ReaderGone 40; ndjson records 40", end.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("ERROR", end.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(">&-")]
    [InlineData("1</dev/null")]
    public async Task Decode_StandardOutputIsClosed_IsOneClearLine(string redirection)
    {
        using var folder = new TempFolder();

        var run = await ShellAsync($"'{Repository.Host}' decode '{Fixtures.Capture(folder)}' {redirection}");

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith(
            "Exporter 'ndjson': Standard output is closed or cannot be written. Redirect it to a file or a pipe, or let the exporter write elsewhere.",
            Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    private static Task<CommandResult> ShellAsync(string line, string? folder = null)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no bash.");
        return Command.RunAsync("bash", ["-c", line], folder);
    }
}
