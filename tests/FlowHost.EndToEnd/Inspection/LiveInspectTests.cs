using System.Net;
using System.Text.RegularExpressions;
using FlowHost.EndToEnd.Control;
using FlowHost.EndToEnd.Support;
using FlowHost.Sdk;

namespace FlowHost.EndToEnd.Inspection;

/// <summary>Datagrams of the sample capture, sent to a host that runs: what is in them is known, and Cisco's documents say what it means.</summary>
public class LiveInspectTests
{
    private const string Pipeline = """
        name: branch
        agents:
          - { match: 127.0.0.1, name: router }
          - { match: 127.0.0.2, name: edge }
          - { match: 127.0.0.3, name: old-router }
          - { match: 127.0.0.4, name: firewall }
          - { match: 127.0.0.5, name: sd-wan }
        inputs:
          - use: udp
            listen: "127.0.0.1:0"
        decoders: [netflow5, netflow9, ipfix]
        exporters: [discard]
        """;

    [Fact]
    public async Task InspectLive_SampleOfARouter_SaysWhatItSends()
    {
        using var folder = new TempFolder();
        await using var host = await SendSampleAsync(folder);

        var report = InspectionJson.Read(await InspectAsync(host, "--json"));

        Assert.Equal(("branch", false, 101L, 216L), (report.Source, report.IsCapture, report.Datagrams, report.Records));
        Assert.Equal(["edge", "firewall", "old-router", "router", "sd-wan"], report.Agents.Select(agent => agent.Name!).Order(StringComparer.Ordinal));
        Assert.All(report.Agents, agent => Assert.True(agent.IsSampled));
        var router = report.Agents.Single(agent => agent.Name == "router");
        Assert.Equal(("127.0.0.1", 21L, 76L), (router.Address, router.Datagrams, router.Records));
        Assert.Equal([(10, 6u, 27L), (10, 256u, 49L)], router.Domains.Select(domain => ((int)domain.Version, domain.Domain, domain.Records)));
        string[] facts = [.. router.Facts.Select(fact => fact.Text)];
        Assert.Contains("samplerRandomInterval is 100 in the one record of options template 263 of domain 6 that were looked at.", facts);
        Assert.Contains(facts, fact => fact.StartsWith("Names of VRFs: options template 262 of domain 6, ", StringComparison.Ordinal));
        // Sent in January, received now.
        Assert.Contains(router.Findings, finding => finding.Text.Contains("The device's clock is behind this host's by about that", StringComparison.Ordinal));
        var firewall = report.Agents.Single(agent => agent.Name == "firewall");
        Assert.Equal(11, firewall.Datagrams);
        Assert.Equal(["alice"], firewall.Templates.Single(template => template.Id == 256).Fields.Single(field => field.Name == "USER_ID").Samples);
        var old = Assert.Single(report.Agents.Single(agent => agent.Name == "old-router").Templates);
        Assert.True(old.IsFixed);
    }

    [Fact]
    public async Task InspectLive_OneDevice_IsReportedAsTextAndAsAPage()
    {
        using var folder = new TempFolder();
        await using var host = await SendSampleAsync(folder);
        var page = folder.File("report.html");

        var text = await InspectAsync(host, "--agent", "127.0.0.4", "--pipeline", "branch");
        await InspectAsync(host, "--agent", "127.0.0.4", "--html", page);

        Assert.StartsWith("branch\n1 device, 10 records in 11 datagrams, ", text, StringComparison.Ordinal);
        // Field 40000 of an ASA is the user's name (NF_F_USERNAME).
        Assert.Matches(@"USER_ID +9:7232 \(v9 type 40000\) +20 +100 % +alice", text);
        Assert.Contains("Where records came fast, one batch in 64 was looked at.", text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var html = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        Assert.Contains("firewall (127.0.0.4)", html, StringComparison.Ordinal);
        Assert.Contains("alice", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InspectLive_DeviceThatIsNotKnownYet_SaysThatItsRecordsWereNotLookedAt()
    {
        using var folder = new TempFolder();
        // Three datagrams do not establish a device that the pipeline does not name.
        await using var host = await RunningHost.StartAsync(
            folder, "name: plain\ninputs: [{ use: udp, listen: \"127.0.0.1:0\" }]\ndecoders: [ipfix]\nexporters: [discard]\n", "--control", "127.0.0.1:0");
        await Fixtures.SendAsync(await host.PortAsync(), ControlHost.Mix[0], ControlHost.Mix[1], ControlHost.Mix[2]);
        await WaitAsync(await host.ControlAsync(), 3);

        var run = await Command.FlowHostAsync("inspect", "--live", "--control", (await host.ControlAsync()).Authority);

        Assert.Contains("template 256, domain 1: type flow, 3 data sets, its records were not looked at", run.Output, StringComparison.Ordinal);
        Assert.Matches("destinationTransportPort +11 +2 +not looked at", run.Output);
    }

    [Theory]
    [InlineData("--pipeline", "other", 1, "pipeline must be one of: branch.")]
    [InlineData("--agent", "everybody", 1, "agent must be an address or a network, such as 192.0.2.0/24.")]
    [InlineData("-c", "pipeline.yaml", 2, "--live reports a pipeline that runs: -c does not go with it")]
    public async Task InspectLive_ThatMakesNoSense_IsToldWhatItMayBe(string option, string value, int code, string expected)
    {
        await using var host = await ControlHost.StartAsync();

        var run = await Command.FlowHostAsync("inspect", "--live", "--control", host.Url.Authority, option, value);

        Assert.Equal(code, run.ExitCode);
        Assert.EndsWith(expected, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    private static async Task<RunningHost> SendSampleAsync(TempFolder folder)
    {
        var host = await RunningHost.StartAsync(folder, Pipeline, "--control", "127.0.0.1:0");
        var datagrams = SampleDatagrams.Read(Repository.Pipeline("samples/cisco-router.pcap"));
        // 192.0.2.4 is sent from 127.0.0.4.
        await SampleDatagrams.SendAsync(datagrams, new IPEndPoint(IPAddress.Loopback, await host.PortAsync()));
        await WaitAsync(await host.ControlAsync(), datagrams.Count);
        return host;
    }

    private static async Task WaitAsync(Uri control, int datagrams)
    {
        using var client = new HttpClient { BaseAddress = control };
        var pattern = $"^flowhost_datagrams_total.* {datagrams}$";
        for (var attempt = 0; !Regex.IsMatch(await client.GetStringAsync("/metrics"), pattern, RegexOptions.Multiline); attempt++)
        {
            Assert.True(attempt < 600, "The datagrams did not come.");
            await Task.Delay(100);
        }
    }

    private static async Task<string> InspectAsync(RunningHost host, params string[] options)
    {
        var run = await Command.FlowHostAsync(["inspect", "--live", "--control", (await host.ControlAsync()).Authority, .. options]);
        Assert.True(run.ExitCode == 0, run.ToString());
        return run.Output;
    }
}
