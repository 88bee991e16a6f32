using System.Net;
using System.Text.Json;
using FlowHost.EndToEnd.Support;
using FlowHost.Sdk.Testing;

namespace FlowHost.EndToEnd.Control;

/// <summary>A host that is watched, and the mix of datagrams that it is sent.</summary>
internal sealed class ControlHost : IAsyncDisposable
{
    /// <summary>Datagrams of <see cref="Mix"/>.</summary>
    public const int MixDatagrams = 8;

    private const string Pipeline = """
        name: branch
        agents:
          - match: 127.0.0.1
            name: lab
        inputs:
          - use: udp
            listen: "127.0.0.1:0"
        decoders:
          - netflow9
          - use: ipfix
            hold: 1s
        exporters:
          - discard
          - use: ndjson
            path: https.ndjson
            when: { field: { destinationTransportPort: [443] } }
        """;

    private static readonly DateTimeOffset Time = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);
    private static readonly WireTemplate Flow = new(256, (8, 4), (11, 2));

    private readonly TempFolder _folder;
    private readonly RunningHost _host;

    private ControlHost(TempFolder folder, RunningHost host, Uri url)
    {
        (_folder, _host, Url) = (folder, host, url);
        Client = new HttpClient { BaseAddress = url };
    }

    public RunningHost Host => _host;

    public Uri Url { get; }

    public HttpClient Client { get; }

    /// <summary>
    /// IPFIX, domain 1: template with 3 records, 2 records, a gap of 5 records, 1 record; the first of them again; a set without template;
    /// a message cut short. NetFlow v9, domain 7: template with 4 records. An unknown version.
    /// </summary>
    public static byte[][] Mix { get; } =
    [
        Ipfix(0).Templates(Flow).Data(Records(3, 443)).ToArray(),
        Ipfix(3).Data(Records(2, 80)).ToArray(),
        Ipfix(10).Data(Records(1, 443)).ToArray(),
        Ipfix(10).Data(Records(1, 443)).ToArray(),
        Ipfix(11).RawSet(300, 8, 1, 2, 3, 4).ToArray(),
        Ipfix(11).Data(Records(2, 80)).ToArray()[..^3],
        new NetFlow9Datagram { SourceId = 7, ExportTime = Time }.Templates(Flow).Data(Records(4, 80)).Align().ToArray(),
        [0, 77, .. new byte[30]],
    ];

    public static async Task<ControlHost> StartAsync()
    {
        var folder = new TempFolder();
        var host = await RunningHost.StartAsync(folder, Pipeline, "--control", "127.0.0.1:0");
        return new ControlHost(folder, host, await host.ControlAsync());
    }

    public async Task SendAsync(params byte[][] datagrams) => await Fixtures.SendAsync(await _host.PortAsync(), datagrams);

    /// <summary>Sends the mix and waits until it has been processed.</summary>
    public async Task SendMixAsync()
    {
        await SendAsync(Mix);
        await WaitAsync(pipeline =>
            pipeline.GetProperty("ledger").GetProperty("datagrams").GetProperty("seen").GetInt64() == MixDatagrams
            && pipeline.GetProperty("ledger").GetProperty("sets").GetProperty("dropped").TryGetProperty("no_template", out _)
            && pipeline.GetProperty("exporters").EnumerateArray().All(exporter =>
                exporter.GetProperty("queueRows").GetInt64() + exporter.GetProperty("pending").GetInt64() == 0));
    }

    /// <summary>The pipeline in <c>/status</c>, once it is as wanted.</summary>
    public async Task<JsonElement> WaitAsync(Func<JsonElement, bool> isWanted)
    {
        for (var attempt = 0; ; attempt++)
        {
            var pipeline = JsonDocument.Parse(await Client.GetStringAsync("/status")).RootElement.GetProperty("pipelines")[0];
            if (isWanted(pipeline))
            {
                return pipeline;
            }
            Assert.True(attempt < 600, $"It did not happen:\n{pipeline}");
            await Task.Delay(100);
        }
    }

    /// <summary>The values of <c>/metrics</c> by series, labels in the order of their names.</summary>
    public async Task<Dictionary<string, double>> MetricsAsync() =>
        (await Client.GetStringAsync("/metrics")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => (Line: line, Space: line.LastIndexOf(' ')))
            .ToDictionary(
                entry => entry.Line[..entry.Space],
                entry => double.Parse(entry.Line[entry.Space..], System.Globalization.CultureInfo.InvariantCulture));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    private static IpfixMessage Ipfix(uint sequence) => new() { Domain = 1, ExportTime = Time, Sequence = sequence };

    private static WireRecord[] Records(int count, int port) =>
        [.. Enumerable.Range(1, count).Select(i => Flow.Record(IPAddress.Parse($"192.0.2.{i}"), port))];
}
