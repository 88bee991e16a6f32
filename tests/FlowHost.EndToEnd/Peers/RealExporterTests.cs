using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FlowHost.EndToEnd.Support;
using FlowHost.Tests;

namespace FlowHost.EndToEnd.Peers;

/// <summary>Real exporters meter known traffic and export it over UDP to a running host: what arrives is what they counted.</summary>
public class RealExporterTests
{
    [RequiresToolFact("softflowd")]
    public async Task Softflowd_V5V9AndIpfix_FlowsPacketsAndOctetsAreWhatItCounted()
    {
        foreach (var version in new[] { "5", "9", "10" })
        {
            using var folder = new TempFolder();
            var (records, exporter) = await ReceiveAsync(folder, port => Command.RunAsync(
                "softflowd",
                ["-r", Traffic.Capture(folder), "-n", $"127.0.0.1:{port}", "-v", version, "-p", folder.File("pid"), "-c", "none"],
                folder.Path));

            Assert.Equal(0, exporter.ExitCode);
            var summary = exporter.Output + exporter.Error;
            // "Flows exported: 100 (100 records) in 4 packets", and per protocol octets and packets.
            Assert.Contains($"Flows exported: {Traffic.Flows} ", summary, StringComparison.Ordinal);
            Assert.Matches(new Regex($@"udp \(17\):\s+{Traffic.Octets}\s+{Traffic.Packets}\s"), summary);
            AssertTraffic(records, version);
        }
    }

    [RequiresToolFact("pmacctd", "pmacct")]
    public async Task Pmacctd_V5V9AndIpfix_FlowsPacketsAndOctetsAreWhatItCounted()
    {
        foreach (var version in new[] { "5", "9", "10" })
        {
            using var folder = new TempFolder();
            // Its exit code tells how its processes ended at the capture's end, which differs from run to run; what it sent is looked at.
            var (records, _) = await ReceiveAsync(folder, port => Command.RunAsync(
                "pmacctd",
                ["-f", folder.Write("pmacctd.conf", $"""
                    daemonize: false
                    pcap_savefile: {Traffic.Capture(folder)}
                    aggregate: src_host, dst_host, src_port, dst_port, proto, tos
                    plugins: nfprobe
                    nfprobe_receiver: 127.0.0.1:{port}
                    nfprobe_version: {version}
                    nfprobe_timeouts: maxlife=5:expint=1

                    """)],
                folder.Path));

            AssertTraffic(records, version);
        }
    }

    private static void AssertTraffic(JsonElement[] records, string version)
    {
        var flows = records.Where(record => record.TryGetProperty("sourceIPv4Address", out _)).ToList();

        Assert.Equal(Traffic.Flows, flows.Count);
        Assert.Equal(Traffic.Packets, flows.Sum(flow => flow.GetProperty("packetDeltaCount").GetInt64()));
        Assert.Equal(Traffic.Octets, flows.Sum(flow => flow.GetProperty("octetDeltaCount").GetInt64()));
        Assert.All(flows, flow => Assert.Equal(version, flow.GetProperty("Version").GetInt32().ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(Traffic.Flows, flows.Select(flow => flow.GetProperty("sourceTransportPort").GetInt32()).Distinct().Count());
    }

    private static async Task<(JsonElement[] Records, CommandResult Exporter)> ReceiveAsync(TempFolder folder, Func<int, Task<CommandResult>> export)
    {
        await using var host = await RunningHost.StartAsync(folder, """
            inputs: [{ use: udp, listen: "127.0.0.1:0" }]
            decoders: [netflow5, netflow9, ipfix]
            exporters: [{ use: ndjson, path: flows.ndjson }]
            """);
        var exporter = await export(await host.PortAsync());
        var end = await host.StopAsync();
        Assert.Equal(0, end.ExitCode);
        return ([.. File.ReadLines(folder.File("flows.ndjson")).Select(line => JsonDocument.Parse(line).RootElement)], exporter);
    }
}
