using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using FlowHost.EndToEnd.Support;
using FlowHost.Sdk.Testing;

namespace FlowHost.EndToEnd.Pipelines;

/// <summary>Forged senders, each with a hundred templates, and with records if need be, cost devices that send nothing.</summary>
public sealed class FloodTests
{
    private const int Senders = 10_000;
    private const int MaxGrowth = 64 * 1024;

    // Datagrams with records after which a device is established.
    private const int Proofs = 8;

    private const string Pipeline = """
        name: flood
        inputs:
          - use: udp
            listen: 127.0.0.1:0
            allow: [127.0.0.0/8]
            receiveBuffer: 8MiB
        decoders: [netflow9]
        exporters:
          - use: ndjson
            path: "-"
            when: {agent: [127.0.1.0/24]}
        """;

    private static readonly WireTemplate Flow = new(256, (8, 4), (12, 4), (1, 4));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_TenThousandForgedSenders_KeepsTheTemplatesOfThreeDevicesAndItsMemory(bool withData)
    {
        using var folder = new TempFolder();
        await using var host = await RunningHost.StartAsync(folder, Pipeline, "--control", "127.0.0.1:0");
        var port = await host.PortAsync();
        IPAddress[] devices = [.. Enumerable.Range(1, 3).Select(i => new IPAddress([127, 0, 1, (byte)i]))];
        foreach (var device in devices)
        {
            Send(device, port, [Announcement(Flow), .. Enumerable.Repeat(Data(1), Proofs)]);
        }
        await host.WaitForOutputAsync("\"AgentID\":\"127.0.1.3\"");
        var before = ResidentKiB(host.Id);

        var forged = Enumerable.Range(0, 4).Select(part => ForgedDatagram(256 + (part * 25), withData)).ToArray();
        for (var i = 0; i < Senders; i++)
        {
            Send(new IPAddress([127, 2, (byte)(i / 250), (byte)(1 + (i % 250))]), port, forged);
        }
        // What is sent while the kernel's buffer is full is lost: again, until it has come through.
        var sends = 0;
        foreach (var device in devices)
        {
            var expected = $"\"AgentID\":\"{device}\".*\"octetDeltaCount\":2";
            for (var tries = 0; tries < 300 && !host.Output.Any(line => Regex.IsMatch(line, expected)); tries++, sends++)
            {
                Send(device, port, Data(2));
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
            await host.WaitForOutputAsync(expected);
        }
        var growth = ResidentKiB(host.Id) - before;
        var unaccounted = await UnaccountedAsync(host);
        var end = await host.StopAsync();

        Assert.InRange(growth, long.MinValue, MaxGrowth);
        Assert.Equal([0, 0, 0, 0], unaccounted);
        if (!withData)
        {
            Assert.DoesNotContain("NoTemplate", end.Error, StringComparison.Ordinal);
        }
        // Every datagram that was sent is in the sum, those that the kernel had no room for included.
        var datagrams = long.Parse(Regex.Match(end.Error, @"has ended: (\d+) datagrams").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Equal((Senders * forged.Length) + (3 * (1 + Proofs)) + sends, datagrams);
    }

    // 25 templates; with data, records of ten of them, and ten sets whose templates never come.
    private static byte[] ForgedDatagram(int firstId, bool withData)
    {
        WireTemplate[] templates = [.. Enumerable.Range(firstId, 25).Select(Forged)];
        var datagram = new NetFlow9Datagram().Templates(templates);
        foreach (var template in withData ? templates[..10] : [])
        {
            datagram.Data(template.Record(1, 2)).Data(Forged(template.Id + 1_000).Record(1, 2));
        }
        return datagram.ToArray();
    }

    private static async Task<IEnumerable<int>> UnaccountedAsync(RunningHost host)
    {
        using var client = new HttpClient();
        var metrics = await client.GetStringAsync(new Uri(await host.ControlAsync(), "/metrics"), TestContext.Current.CancellationToken);
        return Regex.Matches(metrics, @"^flowhost_unaccounted\{.*\} (-?\d+)", RegexOptions.Multiline)
            .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    private static WireTemplate Forged(int id) => new((ushort)id, ((ushort)(1 + (id % 60)), 4), ((ushort)(100 + id), 4));

    private static byte[] Announcement(params WireTemplate[] templates) => new NetFlow9Datagram().Templates(templates).ToArray();

    private static byte[] Data(int octets) => new NetFlow9Datagram().Data(Flow.Record(IPAddress.Parse("192.0.2.1"), IPAddress.Parse("192.0.2.2"), octets)).ToArray();

    private static void Send(IPAddress from, int port, params byte[][] datagrams)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(from, 0));
        foreach (var datagram in datagrams)
        {
            socket.SendTo(datagram, new IPEndPoint(IPAddress.Loopback, port));
        }
    }

    private static long ResidentKiB(int process) => long.Parse(
        Regex.Match(File.ReadAllText($"/proc/{process}/status"), @"VmRSS:\s+(\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
}
