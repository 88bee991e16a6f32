using System.Net;
using FlowHost.EndToEnd.Support;
using FlowHost.Sdk.Testing;

namespace FlowHost.EndToEnd.Peers;

/// <summary>Packets for an exporter to meter: a capture whose flows, packets and octets are known beforehand.</summary>
internal static class Traffic
{
    public const int Flows = 100;
    private const int Ipv4AndUdpHeader = 28;

    /// <summary>Flow i has 1 + i mod 5 packets of 50 + i octets of payload.</summary>
    public static int Packets => Enumerable.Range(0, Flows).Sum(PacketsOf);

    /// <summary>Octets at the IP layer, as NetFlow counts them.</summary>
    public static int Octets => Enumerable.Range(0, Flows).Sum(i => PacketsOf(i) * (Ipv4AndUdpHeader + 50 + i));

    public static string Capture(TempFolder folder)
    {
        var file = folder.File("traffic.pcap");
        using var stream = File.Create(file);
        using var capture = new PcapWriter(stream);
        var start = new DateTimeOffset(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < Flows; i++)
        {
            for (var packet = 0; packet < PacketsOf(i); packet++)
            {
                capture.Write(
                    (start.AddSeconds(i).AddMilliseconds(packet) - DateTimeOffset.UnixEpoch).Ticks * 100,
                    IPAddress.Parse($"10.0.0.{i + 1}"), (ushort)(1000 + i), IPAddress.Parse("10.1.0.1"), 53, new byte[50 + i]);
            }
        }
        return file;
    }

    private static int PacketsOf(int flow) => 1 + (flow % 5);
}
