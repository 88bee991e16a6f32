using System.Net;
using System.Net.Sockets;
using FlowHost.EndToEnd.Support;
using FlowHost.Sdk.Testing;

namespace FlowHost.EndToEnd.Pipelines;

/// <summary>A collector that is killed loses no template.</summary>
public sealed class RestartTests
{
    private static string Pipeline(int port) => $"""
        name: restart
        inputs:
          - use: udp
            listen: 127.0.0.1:{port}
            allow: [127.0.0.0/8]
        decoders: [netflow9, ipfix]
        exporters:
          - use: ndjson
            path: "-"
        """;

    private static readonly WireTemplate Octets = new(256, (1, 4));

    [Fact]
    public async Task Run_KilledAndStartedAgain_DecodesTheFirstDataDatagram()
    {
        using var folder = new TempFolder();
        using var device = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        int port;
        await using (var host = await RunningHost.StartAsync(folder, Pipeline(0), "--state", folder.Path))
        {
            port = await host.PortAsync();
            await SendAsync(device, host, new NetFlow9Datagram { SourceId = 3 }.Templates(Octets).Data(Octets.Record(11)).ToArray());
            await SendAsync(device, host, new IpfixMessage { Domain = 4 }.Templates(Octets).ToArray());
            await SendAsync(device, host, new IpfixMessage { Domain = 4 }.Data(Octets.Record(12)).ToArray());
            await host.WaitForOutputAsync("\"octetDeltaCount\":12");
            host.Signal("KILL");
        }

        await using var again = await RunningHost.StartAsync(folder, Pipeline(port), "--state", folder.Path);
        await SendAsync(device, again, new NetFlow9Datagram { SourceId = 3 }.Data(Octets.Record(21)).ToArray());
        await again.WaitForOutputAsync("\"octetDeltaCount\":21");
        await SendAsync(device, again, new IpfixMessage { Domain = 4 }.Data(Octets.Record(22)).ToArray());
        await again.WaitForOutputAsync("\"octetDeltaCount\":22");
        var end = await again.StopAsync();

        Assert.Equal(0, end.ExitCode);
        Assert.Contains("2 datagrams, 2 sets, 2 records. Dropped: nothing.", end.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_KilledAndStartedAgain_NamesInterfacesAndFieldsOfTheFirstRecord()
    {
        var interfaces = WireTemplate.Options(257, [(10, 4)], [(82, 32)]);
        var tags = WireTemplate.Options(258, [(95, 4), (97, 4)], [(109, 32)]);
        var flow = new WireTemplate(259, (10, 4), (9, 12235, WireField.Variable));
        var record = flow.Record(7, new byte[] { 3, 0, 0, 80, 0x34, 2, (byte)'x' });
        var joined = "\"http_host\":\"x\"";
        using var folder = new TempFolder();
        using var device = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        // A device that the pipeline names is no stranger: what it sends is kept at once.
        string Named(int port) => Pipeline(port) + "\nenrichers: [option-tables]\nagents: [{ match: 127.0.0.1, name: edge }]";
        int port;
        await using (var host = await RunningHost.StartAsync(folder, Named(0), "--state", folder.Path))
        {
            port = await host.PortAsync();
            await SendAsync(
                device, host,
                new IpfixMessage { Domain = 6 }.Templates(interfaces, tags, flow).Data(interfaces.Record(7, "Gi7")).Data(tags.Record(0x0300_0050, 0x3402, "http host")).ToArray());
            await SendAsync(device, host, new IpfixMessage { Domain = 256 }.Templates(flow).Data(record).ToArray());
            await host.WaitForOutputAsync(joined);
            host.Signal("KILL");
        }

        await using var again = await RunningHost.StartAsync(folder, Named(port), "--state", folder.Path);
        await SendAsync(device, again, new IpfixMessage { Domain = 256 }.Data(record).ToArray());

        Assert.Contains("\"ingressInterfaceName\":\"Gi7\"", await again.WaitForOutputAsync(joined), StringComparison.Ordinal);
    }

    private static async Task SendAsync(UdpClient device, RunningHost host, byte[] datagram) =>
        await device.SendAsync(datagram, new IPEndPoint(IPAddress.Loopback, await host.PortAsync()));
}
