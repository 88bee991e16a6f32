using System.Diagnostics;
using System.Text.RegularExpressions;
using FlowHost.EndToEnd.Support;
using FlowHost.Tests;

namespace FlowHost.EndToEnd.Control;

public class MetricsTests
{
    [RequiresToolFact("promtool", "prometheus")]
    public async Task Metrics_OfARunThatDropped_PassPromtool()
    {
        await using var host = await ControlHost.StartAsync();
        await host.SendMixAsync();
        var text = await host.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);

        using var promtool = Process.Start(new ProcessStartInfo("promtool", ["check", "metrics"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        await promtool.StandardInput.WriteAsync(text);
        promtool.StandardInput.Close();
        var complaints = await promtool.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)
            + await promtool.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await promtool.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (promtool.ExitCode, complaints));
    }

    // Of 8 datagrams one is cut short and one unknown. 3 + 2 + 1 + 1 IPFIX records and 4 of v9 make 11, in five data sets; the sixth has no
    // template. 3 + 1 + 1 records go to port 443. Sequence number 10 instead of 5 leaves a gap of 5; the message that came twice is no gap.
    [Fact]
    public async Task Metrics_OfAKnownMix_AreAsCounted()
    {
        await using var host = await ControlHost.StartAsync();
        await host.SendMixAsync();

        var metrics = await host.MetricsAsync();

        Assert.Equal(8, metrics["flowhost_datagrams_total{pipeline=\"branch\"}"]);
        Assert.Equal(5, metrics["flowhost_sets_total{pipeline=\"branch\"}"]);
        Assert.Equal(0, metrics["flowhost_state_failures_total{pipeline=\"branch\"}"]);
        Assert.Equal(0, metrics["flowhost_held_sets{pipeline=\"branch\"}"]);
        Assert.Equal(11, metrics["flowhost_records_total{pipeline=\"branch\"}"]);
        Assert.Equal(11, metrics["flowhost_exporter_records_total{exporter=\"discard\",pipeline=\"branch\"}"]);
        Assert.Equal(5, metrics["flowhost_exporter_records_total{exporter=\"ndjson\",pipeline=\"branch\"}"]);
        Assert.Equal(6, metrics["flowhost_exporter_dropped_total{exporter=\"ndjson\",pipeline=\"branch\",reason=\"filtered\"}"]);
        Assert.Equal(0, metrics["flowhost_exporter_queue_rows{exporter=\"ndjson\",pipeline=\"branch\"}"]);
        Assert.Equal(1, metrics["flowhost_agents{pipeline=\"branch\",tier=\"established\"}"]);
        Assert.Equal(0, metrics["flowhost_agents{pipeline=\"branch\",tier=\"new\"}"]);
        Assert.Equal(5, metrics["flowhost_sequence_lost_total{pipeline=\"branch\"}"]);
        Assert.Equal(1, metrics["flowhost_sequence_duplicates_total{pipeline=\"branch\"}"]);
        Assert.Equal(0, metrics["flowhost_agent_restarts_total{agent=\"127.0.0.1\",domain=\"1\",pipeline=\"branch\"}"]);
        Assert.Equal(
            ["no_template sets 1", "truncated datagrams 1", "unknown_version datagrams 1"],
            metrics.Where(metric => metric.Key.StartsWith("flowhost_dropped_total{", StringComparison.Ordinal) && metric.Value > 0)
                .Select(metric => metric.Key.Split('"') is [_, _, _, var reason, _, var unit, ..] ? $"{reason} {unit} {metric.Value}" : metric.Key)
                .Order(StringComparer.Ordinal));
        var unaccounted = metrics.Where(metric => metric.Key.StartsWith("flowhost_unaccounted{", StringComparison.Ordinal)).ToList();
        Assert.Equal((4, 0.0), (unaccounted.Count, unaccounted.Sum(metric => Math.Abs(metric.Value))));
        Assert.InRange(metrics["process_resident_memory_bytes{}"], 1e6, 1e10);
        Assert.True(metrics["process_cpu_seconds_total{}"] > 0);
    }

    [Fact]
    public async Task Readme_Metrics_AreThoseOfTheEndpoint()
    {
        await using var host = await ControlHost.StartAsync();
        await host.SendMixAsync();
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        var table = readme[readme.IndexOf("### Metrics", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("\n\nThe same numbers", StringComparison.Ordinal)];

        var told = Regex.Matches(table, "`((flowhost|process)_[a-z_]+)`").Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);

        var names = (await host.MetricsAsync()).Keys.Select(series => series[..series.IndexOf('{', StringComparison.Ordinal)]).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(names, told);
    }
}
