using FlowHost.EndToEnd.Support;

namespace FlowHost.EndToEnd.Pipelines;

public class SeveralPipelinesTests
{
    [Fact]
    public async Task Run_TwoPipelines_RunInOneProcessWithInputsAndFilesOfTheirOwn()
    {
        using var folder = new TempFolder();
        var (first, second) = (folder.Write("first.yaml", Pipeline("first")), folder.Write("second.yaml", Pipeline("second")));
        await using var host = RunningHost.Start(folder.Path, "run", "-c", first, "-c", second);

        var port = RunningHost.PortIn(await host.WaitForErrorAsync("Pipeline 'second' is running"));
        await host.WaitForErrorAsync("Pipeline 'first' is running");
        await Fixtures.SendAsync(port, Fixtures.Message(20));
        var end = await host.StopAsync(10);

        Assert.Equal(0, end.ExitCode);
        Assert.Contains("Pipeline 'first' has ended: 0 datagrams", end.Error, StringComparison.Ordinal);
        Assert.Contains("Pipeline 'second' has ended: 1 datagrams", end.Error, StringComparison.Ordinal);
        Assert.Equal(20, File.ReadAllLines(folder.File("second.ndjson")).Length);
    }

    private static string Pipeline(string name) => $"""
        name: {name}
        inputs:
          - use: udp
            listen: "127.0.0.1:0"
        decoders: [ipfix]
        exporters:
          - use: ndjson
            path: {name}.ndjson
        """;
}
