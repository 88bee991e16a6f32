using System.Text.Json;
using FlowHost.EndToEnd.Support;

namespace FlowHost.EndToEnd.Control;

public class TopTests
{
    [Fact]
    public async Task Top_Once_ShowsStagesExportersAndAgents()
    {
        await using var host = await ControlHost.StartAsync();
        await host.SendMixAsync();

        var top = await Command.FlowHostAsync("top", "--once", "--interval", "0.1", "--control", host.Url.Authority);

        Assert.Equal(0, top.ExitCode);
        Assert.Matches(@"branch +stage +datagrams +0 +8 +0 +2", top.Output);
        Assert.Matches(@"branch +stage +records +0 +11 +0 +0", top.Output);
        Assert.Matches(@"branch +exporter +ndjson +0 +5 +0 +6 +queue 0 of 16384", top.Output);
        Assert.Matches(@"branch +agent +127\.0\.0\.1 +0 +11 .*lab, 58\.33 % arrived", top.Output);
    }

    [Fact]
    public async Task Top_Json_HasTheRateOfTheInterval()
    {
        await using var host = await ControlHost.StartAsync();
        await using var top = RunningHost.Start(Path.GetTempPath(), "top", "--json", "--interval", "0.2", "--control", host.Url.Authority);
        await top.WaitForOutputAsync("\"total\":0");
        await host.SendAsync(ControlHost.Mix[0]);

        var line = await top.WaitForOutputAsync("\"name\":\"records\",\"perSecond\":[1-9]");
        var records = JsonDocument.Parse(line).RootElement.GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("name").GetString() == "records");

        Assert.Equal(("branch", "stage", 3), (
            records.GetProperty("pipeline").GetString(), records.GetProperty("kind").GetString(), records.GetProperty("total").GetInt32()));
        Assert.Equal(0, (await top.StopAsync()).ExitCode);
    }
}
