using System.Diagnostics;
using System.Globalization;
using System.Net;
using FlowHost.Inputs.Pcap;
using FlowHost.Plugins.Tests.Inputs.Pcap.Support;
using FlowHost.Sdk.Testing;
using FlowHost.Tests;

namespace FlowHost.Plugins.Tests.Inputs.Pcap;

/// <summary>Captures that Wireshark's tools wrote, and what they read in ours.</summary>
public sealed class RealToolTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RequiresToolFact("editcap", "tshark")]
    public void Play_FormatsOfEditcap_GiveTheSameDatagrams()
    {
        var expected = WriteSample("a.pcap", PcapWriter.Ethernet);

        foreach (var format in new[] { "pcapng", "nsecpcap", "pcap" })
        {
            RunTool("editcap", "-F", format, "a.pcap", "b.cap");
            var datagrams = Play.Files(_folder, new PcapOptions { Path = "b.cap" }).Datagrams;

            // Only "pcap" is of microseconds.
            Assert.Equal(format == "pcap" ? expected.Select(ToMicroseconds) : expected, datagrams);
        }
    }

    [RequiresToolFact("mergecap", "tshark")]
    public void Play_LinkTypesMergedByMergecap_AreReadFromTheirInterfaces()
    {
        var ethernet = WriteSample("a.pcap", PcapWriter.Ethernet);
        var raw = WriteSample("b.pcap", PcapWriter.RawIp, Capture.Second);
        RunTool("mergecap", "-w", "c.pcapng", "a.pcap", "b.pcap");

        var play = Play.Files(_folder, new PcapOptions { Path = "c.pcapng" });

        Assert.Equal([.. ethernet, .. raw], play.Datagrams);
        Assert.Empty(play.Warnings);
    }

    [RequiresToolFact("tshark")]
    public void Play_Fragments_AreReassembledAsTsharkDoes()
    {
        var segment = Packet.Udp(Bytes.Random(20_000));
        var four = segment.Chunk(1480).Select((part, n) => Packet.IPv4(part, offset: n * 1480, more: part.Length == 1480));
        var six = segment.Chunk(1448).Select((part, n) => Packet.IPv6Fragment(part, 5, n * 1448, more: part.Length == 1448));
        _folder.Write("a.pcap", Capture.Of([.. four.Zip(six).SelectMany(pair => new[] { pair.First, pair.Second })]));

        var play = Play.Files(_folder, new PcapOptions { Path = "a.pcap" });

        Assert.Equal(RunTool("tshark", "-r", "a.pcap", "-Y", "udp", "-T", "fields", "-e", "udp.payload"), play.Payloads);
    }

    [RequiresToolFact("tshark")]
    public void Write_LengthsOddAndEven_HaveChecksumsThatTsharkAccepts()
    {
        const string Good = "1";
        var count = WriteSample("a.pcap", PcapWriter.Ethernet).Count;

        var checks = RunTool(
            "tshark", "-r", "a.pcap", "-o", "ip.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE",
            "-T", "fields", "-e", "udp.checksum.status", "-e", "ip.checksum.status");

        Assert.Equal(Enumerable.Range(0, count).Select(n => n % 2 == 0 ? $"{Good}\t{Good}" : $"{Good}\t"), checks);
    }

    private List<PlayedDatagram> WriteSample(string name, ushort linkType, long later = 0)
    {
        var datagrams = new List<PlayedDatagram>();
        using var writer = new PcapWriter(File.Create(Path.Combine(_folder.Path, name))) { LinkType = linkType, Nanoseconds = true };
        foreach (var length in new[] { 0, 1, 17, 1400, 9000, 65_000 })
        {
            foreach (var agent in new[] { "192.0.2.7", "2001:db8::7" })
            {
                var time = Capture.Start + later + (datagrams.Count * 1_000_001L);
                var payload = Bytes.Random(length, seed: datagrams.Count);
                var source = IPAddress.Parse(agent);
                writer.Write(time, source, 40_000, source, 4739, payload);
                datagrams.Add(new PlayedDatagram(Convert.ToHexStringLower(payload), agent, 40_000, 4739, time));
            }
        }
        return datagrams;
    }

    private static PlayedDatagram ToMicroseconds(PlayedDatagram datagram) => datagram with { Time = datagram.Time / 1000 * 1000 };

    private List<string> RunTool(string tool, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, string.Create(CultureInfo.InvariantCulture, $"{tool} ended with {process.ExitCode}: {error.Result}"));
        return [.. lines];
    }
}
