using System.Net;
using FlowHost.EndToEnd.Support;

namespace FlowHost.EndToEnd.Control;

public class ControlEndpointTests
{
    private const string NoControl = "No control endpoint on";

    [Fact]
    public async Task Status_OfAKnownMix_TellsOfDevicesStagesAndExporters()
    {
        await using var host = await ControlHost.StartAsync();
        await host.SendMixAsync();

        var pipeline = await host.WaitAsync(_ => true);
        var agent = Assert.Single(pipeline.GetProperty("agents").EnumerateArray());
        var ipfix = agent.GetProperty("sources").EnumerateArray().Single(source => source.GetProperty("version").GetInt32() == 10);

        Assert.Equal("running", pipeline.GetProperty("state").GetString());
        Assert.Equal(("127.0.0.1", "lab", true), (
            agent.GetProperty("address").GetString(), agent.GetProperty("name").GetString(), agent.GetProperty("established").GetBoolean()));
        Assert.Equal(11, agent.GetProperty("records").GetInt64());
        Assert.Equal((1, 7), (ipfix.GetProperty("domain").GetInt32(), ipfix.GetProperty("records").GetInt32()));
        Assert.Equal(1, ipfix.GetProperty("dropped").GetProperty("no_template").GetInt64());
        // 6 of 11: the record of the message that came twice counts once.
        Assert.Equal(54.54, ipfix.GetProperty("completenessPercent").GetDouble());
        Assert.All(["datagrams", "sets", "templates", "records"], stage =>
            Assert.Equal(0, pipeline.GetProperty("ledger").GetProperty(stage).GetProperty("unaccounted").GetInt64()));
        Assert.Equal(["discard", "ndjson"], pipeline.GetProperty("exporters").EnumerateArray().Select(exporter => exporter.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("/livez", HttpStatusCode.OK)]
    [InlineData("/readyz", HttpStatusCode.OK)]
    [InlineData("/status?limit=0", HttpStatusCode.OK)]
    [InlineData("/status?limit=many", HttpStatusCode.BadRequest)]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    public async Task Get_Path_IsAnswered(string path, HttpStatusCode expected)
    {
        await using var host = await ControlHost.StartAsync();
        await host.WaitAsync(pipeline => pipeline.GetProperty("state").GetString() == "running");

        Assert.Equal(expected, (await host.Client.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Requests_ThatNobodyShouldSend_AreRefused()
    {
        await using var host = await ControlHost.StartAsync();
        var stop = TestContext.Current.CancellationToken;
        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/status") { Headers = { Host = "attacker.example" } };
        using var body = new HttpRequestMessage(HttpMethod.Get, "/status") { Content = new StringContent("x") };

        var post = await host.Client.PostAsync("/status", content: null, stop);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await host.Client.SendAsync(rebound, stop)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Client.SendAsync(body, stop)).StatusCode);
    }

    [Fact]
    public async Task Run_Watched_KeepsTheMeaningOfSigquit()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGQUIT.");
        await using var host = await ControlHost.StartAsync();
        await host.WaitAsync(pipeline => pipeline.GetProperty("state").GetString() == "running");

        host.Host.Signal("QUIT");

        // 128 and the number of the signal: nobody has caught it.
        Assert.Equal(131, (await host.Host.EndAsync()).ExitCode);
    }

    [Theory]
    [InlineData("0.0.0.0:0", "--control-allow-remote")]
    [InlineData("192.0.2.1:8056", "--control-allow-remote")]
    [InlineData("nowhere", "expected ADDRESS:PORT")]
    [InlineData("127.0.0.1", "expected ADDRESS:PORT")]
    [InlineData("::1", "expected ADDRESS:PORT")]
    public async Task Run_ControlThatMakesNoSense_IsRefused(string address, string expected)
    {
        var run = await Command.FlowHostAsync("run", "-c", Repository.Pipeline("quickstart.yaml"), "--control", address);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ControlPortInUse_IsOneWarningAndTheRunGoesOn()
    {
        await using var first = await ControlHost.StartAsync();
        using var folder = new TempFolder();
        await using var second = await RunningHost.StartAsync(
            folder, "{ inputs: [{ use: udp, listen: '127.0.0.1:0' }], decoders: [ipfix], exporters: [discard] }", "--control", first.Url.Authority);

        await second.WaitForErrorAsync(NoControl);
        await Fixtures.SendAsync(await second.PortAsync(), Fixtures.Message(3));
        var end = await second.StopAsync();

        Assert.Equal(0, end.ExitCode);
        Assert.Contains("1 datagrams, 1 sets, 3 records", end.Error, StringComparison.Ordinal);
        Assert.Single(end.ErrorLines, line => line.Contains("flowhost/control", StringComparison.Ordinal) && line.Contains(NoControl, StringComparison.Ordinal));
        Assert.DoesNotContain("ERROR", end.Error, StringComparison.Ordinal);
    }
}
