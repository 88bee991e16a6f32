using System.Net;
using System.Net.Sockets;
using FlowHost.Sdk.Testing;

namespace FlowHost.EndToEnd.Support;

/// <summary>Input that tests make themselves.</summary>
internal static class Fixtures
{
    private static readonly DateTimeOffset Time = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);
    private static readonly WireTemplate Flow = new(256, (8, 4), (12, 4), (7, 2), (11, 2), (4, 1), (1, 8), (2, 8));

    /// <summary>One IPFIX message with its template and as many flows as asked.</summary>
    public static byte[] Message(int flows, uint sequence = 0) => new IpfixMessage { Domain = 1, ExportTime = Time, Sequence = sequence }
        .Templates(Flow)
        .Data([.. Enumerable.Range(0, flows).Select(i => Flow.Record(
            IPAddress.Parse($"192.0.2.{(i % 250) + 1}"), IPAddress.Parse("198.51.100.1"), 1024 + i, 443, 6, 1000 + i, 10))])
        .ToArray();

    /// <summary>A capture of such messages, from one agent.</summary>
    public static string Capture(TempFolder folder, int messages = 10, int flows = 20)
    {
        var file = folder.File("capture.pcap");
        using var stream = File.Create(file);
        using var capture = new PcapWriter(stream);
        for (var i = 0; i < messages; i++)
        {
            capture.Write(
                (Time.AddMilliseconds(i) - DateTimeOffset.UnixEpoch).Ticks * 100,
                IPAddress.Parse("192.0.2.1"), 50_000, IPAddress.Parse("192.0.2.254"), 4739, Message(flows, (uint)(i * flows)));
        }
        return file;
    }

    /// <summary>Sends datagrams to a port of this machine.</summary>
    public static async Task SendAsync(int port, params byte[][] datagrams)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        foreach (var datagram in datagrams)
        {
            await socket.SendToAsync(datagram, new IPEndPoint(IPAddress.Loopback, port));
        }
    }
}
