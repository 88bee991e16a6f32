using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using FlowHost.EndToEnd.Support;
using FlowHost.Tests.Stores;

namespace FlowHost.EndToEnd.Pipelines;

/// <summary>The first thing that a user sees.</summary>
public class QuickstartTests
{
    [Fact]
    public async Task Run_Quickstart_PrintsTheSampleThenSaysWhereItListensAndEndsOnSigterm()
    {
        using var folder = new TempFolder();
        var clock = Stopwatch.StartNew();
        await using var host = RunningHost.Start(folder.Path, "run", "-c", Repository.Pipeline("quickstart.yaml"));

        await host.WaitForOutputAsync("DataFrame Start", seconds: 5);
        var line = await host.WaitForErrorAsync("is running", seconds: 10);
        var started = clock.Elapsed;
        await host.WaitForOutputAsync("NFv9|V9", seconds: 5);
        while (!Stored(folder).Any() && clock.Elapsed < TimeSpan.FromSeconds(10))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        Assert.NotEmpty(Stored(folder));
        var end = await host.StopAsync(10);

        Assert.True(started < TimeSpan.FromSeconds(8), $"The sample took {started}.");
        Assert.True(host.Output.Count > 500, "The sample was not printed.");
        Assert.Contains("data/flows", line, StringComparison.Ordinal);
        Assert.Contains("Ctrl+C", line, StringComparison.Ordinal);
        Assert.Equal(0, end.ExitCode);
        using var duck = new DuckDb();
        Assert.Equal("216", duck.Value($"SELECT count(*) FROM {DuckDb.Store(folder.File("data/flows"))}"));
    }

    [Fact]
    public async Task Run_WithAPortInUse_SaysSoInOneLineAndPlaysTheSample()
    {
        using var folder = new TempFolder();
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)taken.LocalEndPoint!).Port;
        var pipeline = folder.Write("pipeline.yaml", $$"""
            inputs:
              - use: pcap
                path: {{Repository.Pipeline("samples/*.pcap")}}
              - use: udp
                listen: ["127.0.0.1:{{port}}", "127.0.0.1:0"]
                required: false
            decoders: [netflow5, netflow9, ipfix]
            exporters: [console]
            """);
        await using var host = RunningHost.Start(folder.Path, "run", "-c", pipeline);

        await host.WaitForErrorAsync("is running");
        var end = await host.StopAsync(10);

        Assert.Equal(0, end.ExitCode);
        Assert.Single(end.Error.Split('\n'), line => line.Contains($"127.0.0.1:{port}", StringComparison.Ordinal) && !line.Contains("is running", StringComparison.Ordinal));
        Assert.Contains("DataFrame Start", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithAllPortsInUse_PlaysTheSampleAndEnds()
    {
        using var folder = new TempFolder();
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var pipeline = folder.Write("pipeline.yaml", $$"""
            inputs:
              - use: pcap
                path: {{Repository.Pipeline("samples/*.pcap")}}
              - use: udp
                listen: "127.0.0.1:{{((IPEndPoint)taken.LocalEndPoint!).Port}}"
                required: false
            decoders: [netflow5, netflow9, ipfix]
            exporters: [console]
            """);

        var run = await Command.RunAsync(Repository.Host, ["run", "-c", pipeline], folder.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("DataFrame Start", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Stopped_WritesWhatWasReceived()
    {
        using var folder = new TempFolder();
        await using var host = await RunningHost.StartAsync(folder, """
            inputs: [{ use: udp, listen: "127.0.0.1:0" }]
            decoders: [ipfix]
            exporters: [{ use: ndjson, path: flows.ndjson }]
            """);
        var port = await host.PortAsync();

        await Fixtures.SendAsync(port, [.. Enumerable.Range(0, 50).Select(i => Fixtures.Message(20, (uint)(i * 20)))]);
        var end = await host.StopAsync(10);

        Assert.Equal(0, end.ExitCode);
        Assert.Equal(1000, File.ReadAllLines(folder.File("flows.ndjson")).Length);
        Assert.Contains("1000 records", end.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Stored(TempFolder folder) => Directory.Exists(folder.File("data"))
        ? Directory.EnumerateFiles(folder.File("data"), "*.parquet", SearchOption.AllDirectories)
        : [];
}
