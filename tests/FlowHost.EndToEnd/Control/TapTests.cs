using System.Net;
using FlowHost.EndToEnd.Support;

namespace FlowHost.EndToEnd.Control;

public class TapTests
{
    // The first two datagrams of the mix: 3 records to port 443, and 2 to port 80.
    [Theory]
    [InlineData("decoded", "destinationTransportPort=80", 2, 5)]
    [InlineData("enriched", "sourceIPv4Address=192.0.2.2/31", 3, 5)]
    [InlineData("enriched", "AgentName=nobody", 0, 5)]
    [InlineData("exporter:discard", "DomainID=1", 5, 5)]
    [InlineData("exporter:ndjson", "Version=10", 3, 3)]
    public async Task Tap_WithFilter_ShowsTheRecordsOfItsStage(string stage, string field, int expected, int seen)
    {
        await using var host = await ControlHost.StartAsync();
        await host.WaitAsync(pipeline => pipeline.GetProperty("state").GetString() == "running");
        var stop = TestContext.Current.CancellationToken;
        using var tap = await host.Client.GetAsync(
            $"/tap?counts&agent=127.0.0.0/8&stage={stage}&field={field}", HttpCompletionOption.ResponseHeadersRead, stop);
        using var lines = new StreamReader(await tap.Content.ReadAsStreamAsync(stop));

        await host.SendAsync(ControlHost.Mix[0], ControlHost.Mix[1]);
        var records = new List<string>();
        while (await lines.ReadLineAsync(stop) is { } line && line != $"# seen {seen} taken {expected} missed 0")
        {
            records.AddRange(line[0] == '#' ? [] : [line]);
        }

        Assert.Equal(expected, records.Count);
        Assert.All(records, line => Assert.StartsWith(
            "{\"AgentID\":\"127.0.0.1\",\"AgentName\":\"lab\",\"Version\":10,\"DomainID\":1,\"SetID\":256,", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tap_WithLimit_EndsByItselfAndSaysWhatPassed()
    {
        await using var host = await ControlHost.StartAsync();
        await using var tap = RunningHost.Start(Path.GetTempPath(), "tap", "--control", host.Url.Authority, "--limit", "3", "--type", "flow");
        await tap.WaitForErrorAsync("Waiting for records");

        await host.SendAsync(ControlHost.Mix[0]);
        await tap.WaitForErrorAsync("^3 records of 3 that passed\\.$");
        var end = await tap.EndAsync();

        Assert.Equal((0, 3), (end.ExitCode, end.OutputLines.Length));
    }

    [Theory]
    [InlineData("destinationTransportProt=443", "warning: 'destinationTransportProt' is no element, and no enricher has added it to a record so far: did you mean 'destinationTransportPort'?")]
    [InlineData("egress_acl_id=8e7a2c41", "warning: records have 'egress_acl_id' as 'EgressACLID': name that")]
    public async Task Tap_FieldThatNoRecordHas_IsWarnedOf(string field, string expected)
    {
        await using var host = await ControlHost.StartAsync();
        await using var tap = RunningHost.Start(Path.GetTempPath(), "tap", "--control", host.Url.Authority, "--field", field);

        await tap.WaitForErrorAsync("^warning:");

        Assert.Contains(expected, tap.Error);
    }

    [Fact]
    public async Task Tap_ReaderHasGone_EndsThoughNoRecordComes()
    {
        await using var host = await ControlHost.StartAsync();
        await using var tap = RunningHost.StartWithoutReader(Path.GetTempPath(), "tap", "--control", host.Url.Authority);

        // Nothing is sent to the host: the end of its reader is all that can end it.
        Assert.Equal(0, (await tap.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task Tap_Stopped_EndsWell()
    {
        await using var host = await ControlHost.StartAsync();
        await using var tap = RunningHost.Start(Path.GetTempPath(), "tap", "--control", host.Url.Authority);
        await tap.WaitForErrorAsync("Waiting for records");

        Assert.Equal(0, (await tap.StopAsync()).ExitCode);
    }

    [Fact]
    public async Task Tap_OneTooMany_IsRefused()
    {
        await using var host = await ControlHost.StartAsync();
        var stop = TestContext.Current.CancellationToken;
        var open = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.Client.GetAsync("/tap", HttpCompletionOption.ResponseHeadersRead, stop)));

        var refused = await host.Client.GetAsync("/tap", HttpCompletionOption.ResponseHeadersRead, stop);

        Assert.All(open, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Array.ForEach(open, response => response.Dispose());
    }

    [Theory]
    [InlineData("--stage", "nowhere", "stage must be one of")]
    [InlineData("--agent", "everybody", "agent must be an address or a network")]
    [InlineData("--field", "port", "field must be name=value")]
    [InlineData("--limit", "0", "limit must be an integer from 1")]
    [InlineData("--type", "flwo", "there is no record type 'flwo': did you mean 'flow'?")]
    [InlineData("--field", "protocolIdentifier=tcp", "'protocolIdentifier' must be ")]
    [InlineData("--field", "SetID=flows", "'SetID' must be a number, not 'flows'")]
    [InlineData("--pipeline", "other", "pipeline must be one of: branch")]
    public async Task Tap_ThatMakesNoSense_IsToldWhatItMayBe(string option, string value, string expected)
    {
        await using var host = await ControlHost.StartAsync();

        var tap = await Command.FlowHostAsync("tap", "--control", host.Url.Authority, option, value);

        Assert.Equal(1, tap.ExitCode);
        Assert.Contains(expected, Assert.Single(tap.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tap")]
    [InlineData("top")]
    public async Task Ask_WhereNothingListens_SaysWhatToDo(string command)
    {
        // Port 1 is privileged and has no service.
        var run = await Command.FlowHostAsync(command, "--control", "127.0.0.1:1");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "No host answers on 127.0.0.1:1: nothing listens there. Start one with 'flowhost run', or give the address that it logs "
                + "('Control endpoint on ...') with --control ADDRESS:PORT.",
            Assert.Single(run.ErrorLines));
    }
}
