using System.Globalization;
using System.Net.Security;
using System.Security.Authentication;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using FlowHost.Tests;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoEta;

/// <summary>The same packets, read by tshark. Its JA4 came with version 4.2: older ones are asked for JA3 alone.</summary>
public sealed class TsharkTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flowhost-eta-");

    public void Dispose() => _folder.Delete(recursive: true);

    [RequiresToolFact("tshark")]
    public async Task Hellos_HaveTheFingerprintsOfTshark()
    {
        byte[][] hellos =
        [
            await RealHelloAsync("www.example.com", SslProtocols.Tls12 | SslProtocols.Tls13),
            await RealHelloAsync("a.b.c.example", SslProtocols.Tls12),
            await RealHelloAsync("h2.example", SslProtocols.Tls13, SslApplicationProtocol.Http2, SslApplicationProtocol.Http11),
            Hello.Of(
                0x0303, [0x1A1A, 0x1301, 0xC02F], Hello.Extension(0x2A2A), Hello.ServerName("grease.example"), Hello.Numbers(10, 0x3A3A, 29, 23), Hello.PointFormats(0, 1)),
            .. RandomHellos(40),
        ];
        // Connections of their own, so that tshark puts nothing together.
        var port = (ushort)50_000;
        byte[][] packets = [.. hellos.Select(hello => Packet.Tcp("10.1.1.20", port++, "192.0.2.7", 443, hello))];

        var records = Enrich(packets);
        var theirs = Ask(packets, "tls.handshake.ja3", "tls.handshake.extensions_server_name");

        Assert.Equal(theirs, records.Select(record => $"{record["tls_ja3"]}|{record["tls_sni"]}"));
        Assert.All(records, record => Assert.NotNull(record["tls_ja4"]));
        if (Tool.Run("tshark", "-G", "fields").Any(line => line.Contains("\ttls.handshake.ja4\t", StringComparison.Ordinal)))
        {
            Assert.Equal(Ask(packets, "tls.handshake.ja4"), records.Select(record => record["tls_ja4"]));
        }
    }

    [RequiresToolFact("tshark")]
    public void DnsMessages_HaveTheNamesAndCodesOfTshark()
    {
        byte[][] packets =
        [
            Packet.Udp("10.1.1.20", 40_000, "192.0.2.53", 53, Dns.Query(1, "www.Example.com")),
            Packet.Udp("192.0.2.53", 53, "10.1.1.20", 40_000, Dns.Response(1, "www.Example.com", 0, "198.51.100.7")),
            Packet.Udp("2001:db8::53", 53, "2001:db8::20", 40_000, Dns.Response(2, "a-b_c.example", 3)),
        ];

        var records = Enrich(packets);

        Assert.Equal(Ask(packets, "dns.qry.name"), records.Select(record => record["dns_domain-name"]));
        Assert.Equal(["", "0", "3"], Ask(packets, "dns.flags.rcode"));
        Assert.Equal([null, "No Error", "Non-Existent Domain"], records.Select(record => record["dns_response_code"]));
    }

    private static IReadOnlyList<TestRecord> Enrich(byte[][] packets)
    {
        var batch = TestBatch.With(CiscoElements.EtaIdp);
        foreach (var packet in packets)
        {
            batch.Row(packet);
        }
        return batch.Enrich(new EtaTest().Enricher);
    }

    /// <summary>What this machine's own TLS library says first.</summary>
    private static async Task<byte[]> RealHelloAsync(string host, SslProtocols protocols, params SslApplicationProtocol[] applications)
    {
        var sent = new FirstFlight();
        await using var stream = new SslStream(sent);
        await Assert.ThrowsAnyAsync<Exception>(() => stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = host, EnabledSslProtocols = protocols, ApplicationProtocols = [.. applications] },
            TestContext.Current.CancellationToken));
        return sent.Octets;
    }

    private static IEnumerable<byte[]> RandomHellos(int count)
    {
        var random = new Random(99);
        for (var index = 0; index < count; index++)
        {
            // Types that have a form of their own are right or not there; the rest is random. A type comes once.
            var types = Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(2000, 60_000)).Distinct();
            yield return Hello.Of(
                0x0301 + random.Next(3),
                [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => random.Next(0x10000))],
                [
                    Hello.ServerName($"host{index}.example"), .. types.Select(type => Hello.Extension(type, new byte[random.Next(30)])),
                    Hello.Numbers(10, [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(0x10000))]), Hello.PointFormats(0, 1, 2),
                    Hello.Numbers(13, 0x0403, 0x0804), Hello.Alpn("http/1.1"),
                ]);
        }
    }

    private string[] Ask(byte[][] packets, params string[] fields)
    {
        var file = Path.Combine(_folder.FullName, $"{Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)}.pcap");
        using (var writer = new PcapWriter(File.Create(file)) { LinkType = PcapWriter.RawIp })
        {
            foreach (var (index, packet) in packets.Index())
            {
                writer.WriteFrame(index * 1_000_000_000L, packet);
            }
        }
        return Tool.Run(
            "tshark",
            [
                "-r", file, "-n", "-o", "tcp.desegment_tcp_streams:FALSE", "-o", "tcp.analyze_sequence_numbers:FALSE",
                "-T", "fields", "-E", "separator=|", .. fields.SelectMany(field => (string[])["-e", field]),
            ]);
    }

    private sealed class FirstFlight : Stream
    {
        private readonly MemoryStream _written = new();

        public byte[] Octets => _written.ToArray();

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => 0;

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => _written.Write(buffer, offset, count);
    }
}
