using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using FlowHost.EndToEnd.Support;

namespace FlowHost.EndToEnd.Pipelines;

/// <summary>The first thing that a user sees.</summary>
public class QuickstartTests
{
    [Fact]
    public async Task Run_Quickstart_PrintsTheSampleThenSaysWhereItListensAndEndsOnSigterm()
    {
        const string Ports = "listen: [2055, 2056, 2057, 4739, 4740]";
        using var folder = new TempFolder();
        var quickstart = await File.ReadAllTextAsync(Repository.Pipeline("quickstart.yaml"), TestContext.Current.CancellationToken);
        Assert.Contains(Ports, quickstart, StringComparison.Ordinal);
        var pipeline = folder.Write("pipelines/quickstart.yaml", quickstart.Replace(Ports, "listen: [0, 0, 0, 0, 0]", StringComparison.Ordinal));
        Directory.CreateSymbolicLink(folder.File("pipelines/samples"), Repository.Pipeline("samples"));
        await using var host = RunningHost.Start(folder.Path, "run", "-c", pipeline);

        var line = await host.WaitForErrorAsync("is running");
        await host.WaitForOutputAsync("NFv9|V9");
        var end = await host.StopAsync();

        Assert.True(host.Output.Count > 500, "The sample was not printed.");
        Assert.Contains("data/flows.ndjson", line, StringComparison.Ordinal);
        Assert.Contains("Ctrl+C", line, StringComparison.Ordinal);
        AssertSampleWasWritten(folder, end);
    }

    [Fact]
    public async Task Run_QuickstartAsShipped_NamesItsPortsAndPlaysTheSample()
    {
        using var folder = new TempFolder();
        await using var host = RunningHost.Start(folder.Path, "run", "-c", Repository.Pipeline("quickstart.yaml"));

        // Another program may have some of the ports, or all.
        await host.WaitForErrorAsync("is running|listens on nothing");
        var end = await host.StopAsync();

        Assert.All(["2055", "2056", "2057", "4739", "4740"], port => Assert.Contains($":{port}", end.Error, StringComparison.Ordinal));
        AssertSampleWasWritten(folder, end);
    }

    [Fact]
    public async Task Run_WithAPortInUse_SaysSoInOneLineAndPlaysTheSample()
    {
        using var folder = new TempFolder();
        using var taken = Taken(out var port);
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
        var end = await host.StopAsync();

        Assert.Equal(0, end.ExitCode);
        Assert.Single(end.Error.Split('\n'), line => line.Contains($"127.0.0.1:{port}", StringComparison.Ordinal) && !line.Contains("is running", StringComparison.Ordinal));
        Assert.Contains("DataFrame Start", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithAllPortsInUse_PlaysTheSampleAndEnds()
    {
        using var folder = new TempFolder();
        using var first = Taken(out var port);
        using var second = Taken(out var otherPort);
        var pipeline = folder.Write("pipeline.yaml", $$"""
            name: sample
            inputs:
              - use: pcap
                path: {{Repository.Pipeline("samples/*.pcap")}}
              - use: udp
                listen: ["127.0.0.1:{{port}}", "127.0.0.1:{{otherPort}}"]
                required: false
            decoders: [netflow5, netflow9, ipfix]
            exporters: [console]
            """);

        var run = await Command.RunAsync(Repository.Host, ["run", "-c", pipeline], folder.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("DataFrame Start", run.Output, StringComparison.Ordinal);
        Assert.Single(
            run.Error.Split('\n'),
            line => line.Contains($"Cannot listen on udp 127.0.0.1:{port}, 127.0.0.1:{otherPort}: other programs use these ports", StringComparison.Ordinal));
        Assert.Contains(
            "Pipeline 'sample' listens on nothing, because these inputs could not be opened: udp. It has played the others and ends.",
            run.Error,
            StringComparison.Ordinal);
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
        var end = await host.StopAsync();

        Assert.Equal(0, end.ExitCode);
        Assert.Equal(1000, File.ReadAllLines(folder.File("flows.ndjson")).Length);
        Assert.Contains("1000 records", end.Error, StringComparison.Ordinal);
    }

    private static void AssertSampleWasWritten(TempFolder folder, CommandResult end)
    {
        Assert.Equal(0, end.ExitCode);
        Assert.Contains("DataFrame Start", end.Output, StringComparison.Ordinal);
        var records = File.ReadAllLines(folder.File("data/flows.ndjson"));
        Assert.Equal(216, records.Length);
        Assert.All(records, record => JsonDocument.Parse(record));
    }

    private static Socket Taken(out int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        return socket;
    }
}
