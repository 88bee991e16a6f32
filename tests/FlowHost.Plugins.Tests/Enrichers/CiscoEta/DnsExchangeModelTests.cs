using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoEta;

/// <summary>Names, codes and round-trip times of many exchanges against a second, plain way to find them.</summary>
public class DnsExchangeModelTests
{
    private const int Records = 4000;

    private static readonly string[] Names = ["www.example.com", "WWW.example.com", "b.example", "7.2.0.192.in-addr.arpa", "8.b.d.ip6.arpa"];
    private static readonly string[] Codes = ["No Error", "Format Error", "Server Failure", "Non-Existent Domain"];
    private static readonly DateTimeOffset Start = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Enrich_RandomExchanges_EqualASecondReading(bool isIPv4, bool isNetFlow9)
    {
        var random = new Random(4_711);
        var batch = isNetFlow9
            ? TestBatch.With(CiscoElements.EtaIdp, Elements.FlowStartSysUpTime)
            : TestBatch.With(Elements.SourceTransportPort, Elements.DestinationTransportPort, Elements.IpHeaderPacketSection, Elements.FlowStartMilliseconds);
        var expected = new List<(string? Name, string? Code, double? RoundTrip)>();
        var open = new Dictionary<(int Port, int Id, string Name), (int Time, bool IsResponse)>();
        for (var index = 0; index < Records; index++)
        {
            var time = (index * 40) + random.Next(7000);
            var (port, id, code, isResponse) = (40_000 + random.Next(3), random.Next(4), random.Next(4), random.Next(2) == 1);
            var name = Names[random.Next(Names.Length)];
            var packet = PacketOf(isIPv4, (ushort)port, isResponse, isResponse ? Dns.Response(id, name, code) : Dns.Query(id, name)).ToLength(120);
            batch = isNetFlow9
                ? batch.Row(packet, (uint)(50_000 + time))
                : batch.Row(isResponse ? 53 : port, isResponse ? port : 53, packet, Start.AddMilliseconds(time));
            expected.Add((
                name.EndsWith(".arpa", StringComparison.Ordinal) ? null : name,
                isResponse ? Codes[code] : null,
                RoundTrip(open, (port, id, name.ToUpperInvariant()), time, isResponse)));
        }

        var records = batch.Enrich(new EtaTest().Enricher);

        Assert.InRange(expected.Count(one => one.RoundTrip is not null), 500, Records / 2);
        Assert.Equal(
            expected,
            records.Select(record => ((string?)record["dns_domain-name"], (string?)record["dns_response_code"], (double?)record["dns_rtt"])));
    }

    private static double? RoundTrip(
        Dictionary<(int Port, int Id, string Name), (int Time, bool IsResponse)> open,
        (int Port, int Id, string Name) exchange,
        int time,
        bool isResponse)
    {
        if (open.TryGetValue(exchange, out var other) && other.IsResponse != isResponse && Math.Abs(time - other.Time) <= 5000)
        {
            open.Remove(exchange);
            return Math.Abs(time - other.Time);
        }
        open[exchange] = (time, isResponse);
        return null;
    }

    private static byte[] PacketOf(bool isIPv4, ushort port, bool isResponse, byte[] message)
    {
        var (client, server) = isIPv4 ? ("10.1.1.20", "192.0.2.53") : ("2001:db8::20", "2001:db8::53");
        return isResponse ? Packet.Udp(server, 53, client, port, message) : Packet.Udp(client, port, server, 53, message);
    }
}
