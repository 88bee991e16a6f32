using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoEta;

/// <summary>Octets of the worst will: nothing may be thrown, and no record may grow beyond what its octets allow.</summary>
public class HostileInputTests
{
    private const int Rounds = 60;
    private const int RowsPerRound = 500;

    private static readonly byte[][] Seeds =
    [
        Packet.Udp("10.1.1.20", 40_000, "192.0.2.53", 53, Dns.Query(1, "www.example.com")),
        Packet.Udp("192.0.2.53", 53, "10.1.1.20", 40_000, Dns.Response(1, "www.example.com", 0, "198.51.100.7", "2001:db8::7")),
        Packet.Udp("2001:db8::53", 53, "2001:db8::20", 40_000, Dns.Response(1, "1.0.ip6.arpa", 3)),
        Packet.Tcp(
            "10.1.1.20", 50_000, "192.0.2.7", 443,
            Hello.Of(0x0303, [0x0A0A, 0x1301], Hello.ServerName("a.example"), Hello.Alpn("h2"), Hello.Versions(0x0304))),
        Packet.Tcp(
            "2001:db8::20", 50_000, "2001:db8::7", 443,
            Hello.Of(0x0301, [4, 5], Hello.Numbers(10, 23), Hello.PointFormats(0), Hello.Numbers(13, 0x0403))),
        Packet.Ip("2001:db8::20", "2001:db8::7", 0, [17, 0, 0, 0, 0, 0, 0, 0, 44, 0, 0, 0, 0, 0, 0, 0]),
    ];

    [Fact]
    public void Enrich_BrokenPackets_ThrowsNothing()
    {
        var random = new Random(7);
        using var test = new EtaTest(names: new LearntNames());
        var records = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var batch = TestBatch.With(CiscoElements.EtaIdp, Elements.FlowStartMilliseconds);
            for (var row = 0; row < RowsPerRound; row++)
            {
                batch.Row(Broken(random), DateTimeOffset.UnixEpoch.AddMilliseconds(1 + row));
            }
            foreach (var record in batch.Enrich(test.Enricher))
            {
                records++;
                Assert.InRange(record["dns_domain-name"]?.ToString()!.Length ?? 0, 0, 1024);
                Assert.InRange(record["tls_sni"]?.ToString()!.Length ?? 0, 0, 2000);
            }
        }
        Assert.Equal(Rounds * RowsPerRound, records);
        Assert.Contains("bad_dns ETA_IDP", test.Rejections);
        Assert.Contains("no_packet ETA_IDP", test.Rejections);
    }

    [Fact]
    public void Enrich_RandomElements_ThrowsNothing()
    {
        var random = new Random(8);
        using var test = new EtaTest();
        for (var round = 0; round < Rounds; round++)
        {
            var batch = TestBatch.With(
                CiscoElements.EtaSplt, CiscoElements.EtaBd, CiscoElements.TlsRecord, CiscoElements.TlsCipher, CiscoElements.TlsExtns, CiscoElements.TlsSessionid);
            for (var row = 0; row < 50; row++)
            {
                batch.Row([.. Enumerable.Range(0, 6).Select(_ => (object?)Random(random, random.Next(300)))]);
            }
            foreach (var record in batch.Enrich(test.Enricher))
            {
                Assert.InRange((record["eta_splt_lengths"] as object[])?.Length ?? 0, 0, 1000);
                Assert.InRange((record["tls_records"] as object[])?.Length ?? 0, 0, 50);
            }
        }
        Assert.Contains("wrong_length TLS_Record", test.Rejections);
    }

    [Fact]
    public void Enrich_NamesThatPointAtEachOther_EndSoon()
    {
        // Each name points to the one before: the last has as many labels as there are records.
        var answers = Enumerable.Range(0, 900).SelectMany(index =>
        {
            var before = index == 0 ? 12 : 12 + 15 + ((index - 1) * 14);
            return (byte[])[1, (byte)'a', (byte)(0xC0 | (before >> 8)), (byte)before, 0, 16, 0, 1, 0, 0, 0, 0, 0, 0];
        });
        byte[] message = [.. Dns.Header(1, 0x8180, 1, 900, 0, 0), .. Dns.Question("aaaaaaaaa", 1), .. answers];

        var record = TestBatch.With(CiscoElements.EtaIdp).Row(Packet.Udp("192.0.2.53", 53, "10.1.1.20", 40_000, message)).Enrich(new EtaTest().Enricher)[0];

        Assert.Equal("aaaaaaaaa", record["dns_domain-name"]);
    }

    private static byte[] Broken(Random random)
    {
        var seed = Seeds[random.Next(Seeds.Length)];
        switch (random.Next(4))
        {
            case 0:
                return Random(random, random.Next(100));
            case 1:
                return seed[..random.Next(seed.Length)];
            case 2:
                // A header that is right, and data that is not.
                return [.. seed.Take(random.Next(20, 48)), .. Random(random, random.Next(60))];
            default:
                var changed = (byte[])seed.Clone();
                for (var changes = random.Next(1, 6); changes > 0; changes--)
                {
                    changed[random.Next(changed.Length)] = (byte)random.Next(256);
                }
                return changed;
        }
    }

    private static byte[] Random(Random random, int length)
    {
        var octets = new byte[length];
        random.NextBytes(octets);
        return octets;
    }
}
