using System.Net;
using FlowHost.Sdk.Testing;

namespace FlowHost.Benchmarks;

/// <summary>
/// Datagrams as full as an Ethernet frame allows, of 20 fields a record, the same in every run. Datagram <c>i</c> is of agent
/// <c>i % Agents</c>, so that a source never sends for itself alone; the first one of each agent is its template.
/// </summary>
internal static class BenchmarkTraffic
{
    /// <summary>How many agents take turns; agent n has source id or domain 100 + n.</summary>
    public const int Agents = 4;

    /// <summary>Records in a NetFlow v9 data datagram: 24 of 58 octets make 1416.</summary>
    public const int NetFlow9Records = 24;

    /// <summary>Records in an IPFIX data message: 21 of 66 octets make 1406.</summary>
    public const int IpfixRecords = 21;

    private const ushort TemplateId = 256;
    private const uint SysUpTime = 3_600_000;
    private const uint FirstDomain = 100;

    private static readonly DateTimeOffset ExportTime = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);
    private static readonly IPAddress NextHop = IPAddress.Parse("10.255.0.1");
    private static readonly int[] Services = [443, 443, 443, 80, 53, 53, 123, 22, 8080, 3389];

    private static readonly WireTemplate NetFlow9Template = Template((22, 4), (21, 4));
    private static readonly WireTemplate IpfixTemplate = Template((152, 8), (153, 8));

    /// <summary>NetFlow v9 with times of sysUpTime.</summary>
    /// <param name="datagrams">Data datagrams; the templates come on top.</param>
    public static byte[][] NetFlow9(int datagrams)
    {
        var random = new Random(datagrams);
        return Build(datagrams, (domain, round) =>
        {
            var datagram = new NetFlow9Datagram { SysUpTime = SysUpTime, ExportTime = ExportTime, Sequence = round, SourceId = domain };
            return round == 0
                ? datagram.Templates(NetFlow9Template).ToArray()
                : datagram.Data(Records(NetFlow9Template, NetFlow9Records, random, uptime => uptime)).Align().ToArray();
        });
    }

    /// <summary>IPFIX with times in milliseconds.</summary>
    /// <param name="datagrams">Data messages; the templates come on top.</param>
    public static byte[][] Ipfix(int datagrams)
    {
        var random = new Random(datagrams);
        var bootTime = ExportTime.ToUnixTimeMilliseconds() - SysUpTime;
        return Build(datagrams, (domain, round) =>
        {
            var sequence = round == 0 ? 0 : (round - 1) * IpfixRecords;
            var message = new IpfixMessage { ExportTime = ExportTime, Sequence = sequence, Domain = domain };
            return round == 0
                ? message.Templates(IpfixTemplate).ToArray()
                : message.Data(Records(IpfixTemplate, IpfixRecords, random, uptime => bootTime + uptime)).ToArray();
        });
    }

    private static byte[][] Build(int datagrams, Func<uint, uint, byte[]> build) =>
        [.. Enumerable.Range(0, Agents + datagrams).Select(i => build(FirstDomain + (uint)(i % Agents), (uint)(i / Agents)))];

    private static WireTemplate Template(WireField start, WireField end) => new(
        TemplateId,
        (8, 4), (12, 4), (7, 2), (11, 2), (4, 1), (5, 1), (6, 1), (61, 1), (10, 4), (14, 4),
        (1, 4), (2, 4), start, end, (15, 4), (16, 4), (17, 4), (9, 1), (13, 1), (95, 4));

    private static WireRecord[] Records(WireTemplate template, int count, Random random, Func<long, WireValue> time)
    {
        var records = new WireRecord[count];
        for (var i = 0; i < count; i++)
        {
            var isTcp = random.Next(4) != 0;
            var packets = random.Next(1, 200);
            var end = SysUpTime - random.Next(5_000);
            var start = end - random.Next(32_768);
            records[i] = template.Record(
                0x0A000000 | random.Next(0x10000), 0xC0000000 | random.Next(0x20000000), random.Next(1_024, 61_024),
                Services[random.Next(Services.Length)], isTcp ? 6 : 17, random.Next(2) * 0xB8, isTcp ? 0x1B : 0, random.Next(2),
                random.Next(1, 49), random.Next(1, 49), packets * random.Next(64, 1_364), packets, time(start), time(end), NextHop,
                random.Next(64_512, 65_012), random.Next(1, 60_000), 24, 16, (3 << 24) | random.Next(1, 900));
        }

        return records;
    }
}
