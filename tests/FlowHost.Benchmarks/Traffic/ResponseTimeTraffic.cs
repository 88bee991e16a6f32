using FlowHost.Sdk.Testing;

namespace FlowHost.Benchmarks;

/// <summary>IPFIX messages with the application response times that Cisco IOS XE sends with its default performance monitor, the same in every run.</summary>
internal static class ResponseTimeTraffic
{
    /// <summary>Records in a data message: 10 of 139 octets make 1410.</summary>
    public const int Records = 10;

    private static readonly WireTemplate Template = new(
        309,
        (9, 12236, 4), (9, 12237, 4), (9, 12241, 2), (4, 1), (95, 4), (61, 1), (239, 1), (138, 8),
        (298, 4), (299, 4), (231, 8), (232, 8), (9, 9267, 4), (9, 9268, 4), (9, 9269, 4), (9, 9270, 4),
        (278, 4), (279, 8), (9, 9272, 4), (9, 9273, 4), (9, 9292, 4), (9, 9303, 4), (9, 9306, 4), (9, 9309, 4),
        (9, 9313, 4), (9, 9316, 4), (9, 9319, 4), (9, 4323, 8), (2, 4), (1, 8), (152, 8), (153, 8));

    private static readonly WireTemplate Interfaces = WireTemplate.Options(256, [(10, 4)], [(82, 33), (83, 65)]);
    private static readonly WireTemplate Applications = WireTemplate.Options(257, [(95, 4)], [(96, 24), (94, 55)]);
    private static readonly WireTemplate Attributes = WireTemplate.Options(258, [(95, 4)], [(9, 12232, 32), (9, 12233, 32), (9, 12234, 32), (288, 10), (289, 10), (290, 10)]);

    /// <summary>A message with the template for each agent, messages with its tables, then data messages.</summary>
    public static byte[][] Ipfix(int messages)
    {
        var random = new Random(messages);
        return
        [
            .. Enumerable.Range(0, 100).SelectMany(application => Enumerable.Range(0, BenchmarkTraffic.Agents).Select(agent => Tables((uint)agent, application))),
            .. Enumerable.Range(0, BenchmarkTraffic.Agents).Select(agent => new IpfixMessage { Domain = (uint)agent }.Templates(Template).ToArray()),
            .. Enumerable.Range(0, messages).Select(message => new IpfixMessage
            {
                Domain = (uint)(message % BenchmarkTraffic.Agents),
                Sequence = (uint)(message / BenchmarkTraffic.Agents * Records),
            }.Data([.. Enumerable.Range(0, Records).Select(_ => Record(random))]).ToArray()),
        ];
    }

    private static byte[] Tables(uint agent, int application)
    {
        var id = (13 << 24) | application;
        return new IpfixMessage { Domain = agent }.Templates(Interfaces, Applications, Attributes)
            .Data(Interfaces.Record(7, "Gi7", "GigabitEthernet7"))
            .Data(Applications.Record(id, $"application-{application}", "What it is"))
            .Data(Attributes.Record(id, "browsing", "other", "group", "no", "no", "yes"))
            .ToArray();
    }

    private static WireRecord Record(Random random)
    {
        var packets = random.Next(4, 400);
        var connections = random.Next(5);
        var responses = random.Next(20);
        return Template.Record(
            0x0A000000 | random.Next(0x10000), 0xC6336400 | random.Next(0x100), 443, 6, (13 << 24) | random.Next(100), random.Next(2), random.Next(1, 3), 7,
            packets, packets + random.Next(200), packets * 120, packets * 900, random.Next(4) * 1_400, random.Next(4), random.Next(4) * 1_400, random.Next(4),
            connections, connections * 3_700, random.Next(10), random.Next(4_000), responses, responses * 40, responses * 30, responses * 70,
            connections * 25, connections * 4, connections * 21, packets * 64_000, packets, packets * 120, 1_768_471_200_000, 1_768_471_260_000);
    }
}
