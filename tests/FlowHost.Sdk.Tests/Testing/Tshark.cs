using System.Diagnostics;
using System.Net;

namespace FlowHost.Sdk.Testing;

/// <summary>Asks tshark what it reads in datagrams: a peer that shares no code with us.</summary>
internal static class Tshark
{
    private const int Port = 2055;

    /// <summary>One string a datagram: the fields asked for, split by <c>|</c>, the values of one field by a comma.</summary>
    public static string[] Fields(string fields, params byte[][] datagrams) => WithCapture(
        datagrams,
        file => Run(file, ["-T", "fields", "-E", "separator=|", "-E", "occurrence=a", .. fields.Split(' ').SelectMany(f => new[] { "-e", f })]));

    /// <summary>Packets that it finds malformed or odd: a set without its template, a sequence number that jumps. None is good.</summary>
    public static string[] Complaints(params byte[][] datagrams) => WithCapture(datagrams, Complaints);

    /// <summary>The same for a capture file.</summary>
    public static string[] Complaints(string capture) =>
        Run(capture, ["-Y", "_ws.malformed or _ws.expert", "-T", "fields", "-e", "frame.number", "-e", "_ws.expert.message"]);

    private static string[] Run(string capture, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "tshark",
            [
                "-r", capture, "-n", "-d", "udp.port==2055-2057,cflow", "-d", "udp.port==4739-4740,cflow",
                .. arguments,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static T WithCapture<T>(byte[][] datagrams, Func<string, T> use)
    {
        var folder = Directory.CreateTempSubdirectory("flowhost-");
        try
        {
            var file = Path.Combine(folder.FullName, "datagrams.pcap");
            using (var stream = File.Create(file))
            using (var writer = new PcapWriter(stream))
            {
                for (var i = 0; i < datagrams.Length; i++)
                {
                    writer.Write(
                        (1_768_471_200 + i) * 1_000_000_000L,
                        IPAddress.Parse("192.0.2.1"), 50_000, IPAddress.Parse("198.51.100.1"), Port, datagrams[i]);
                }
            }

            return use(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
