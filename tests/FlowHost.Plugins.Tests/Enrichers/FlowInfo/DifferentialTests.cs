using System.Net;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Enrichers.FlowInfo;

/// <summary>Thousands of random records of random layouts, against a second implementation.</summary>
public sealed class DifferentialTests
{
    private static readonly Element[][] Pairs =
    [
        [Elements.SourceIPv4Address, Elements.DestinationIPv4Address],
        [Elements.SourceIPv6Address, Elements.DestinationIPv6Address],
        [CiscoElements.ConnClientIpv4Address, CiscoElements.ConnServerIpv4Address],
        [CiscoElements.ConnClientIpv6Address, CiscoElements.ConnServerIpv6Address],
        [Elements.SourceIPv4Address],
    ];

    private static readonly Element[][] TranslatedPairs =
    [
        [],
        [Elements.PostNATSourceIPv4Address, Elements.PostNATDestinationIPv4Address],
        [Elements.PostNATSourceIPv6Address, Elements.PostNATDestinationIPv6Address],
    ];

    private static readonly Element[] Others =
    [
        Elements.SourceTransportPort, Elements.DestinationTransportPort, CiscoElements.ConnClientTransPort, CiscoElements.ConnServerTransPort,
        Elements.PostNAPTSourceTransportPort, Elements.PostNAPTDestinationTransportPort, Elements.PacketDeltaCount, Elements.OctetDeltaCount,
        Elements.FlowDirection, Elements.BiflowDirection, Elements.IngressInterface, Elements.EgressInterface, Elements.TcpControlBits,
        Elements.ObservationPointId, Elements.ProtocolIdentifier,
    ];

    [Fact]
    public void Enrich_RandomRecords_EqualTheReference()
    {
        var random = new Random(20261124);
        var enricher = Bench.Enricher();
        for (var layout = 0; layout < 300; layout++)
        {
            Element[] elements =
            [
                .. Pairs[random.Next(Pairs.Length)],
                .. TranslatedPairs[random.Next(TranslatedPairs.Length)],
                .. Others.Where(_ => random.Next(3) > 0).Select(element => OfSomeWidth(element, random)),
            ];
            Check(elements, [.. Enumerable.Range(0, 20).Select(_ => elements.Select(element => ValueOf(element, random)).ToArray())], enricher);
        }
    }

    private static void Check(Element[] elements, object?[][] rows, IEnricher enricher)
    {
        var batch = TestBatch.With(elements);
        foreach (var row in rows)
        {
            batch.Row(row);
        }
        var records = batch.Enrich(enricher);
        foreach (var (record, row) in records.Zip(rows))
        {
            var sent = elements.Zip(row).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal);
            var added = record.Values.Where(value => !sent.ContainsKey(value.Key)).ToDictionary(StringComparer.Ordinal);
            Assert.Equal<KeyValuePair<string, object>>(ReferenceFlowInfo.Of(sent), new SortedDictionary<string, object>(added, StringComparer.Ordinal));
        }
    }

    // Devices send a number in fewer octets than its type has, or in more.
    private static Element OfSomeWidth(Element element, Random random)
    {
        var narrowest = element.Type == ElementType.Unsigned64 ? ElementType.Unsigned32 : element.Type;
        return random.Next(3) > 0
            ? element
            : Element.Create(new ElementInfo(element.Enterprise, element.Id, element.Name, random.Next(2) == 0 ? narrowest : ElementType.Unsigned64));
    }

    private static object ValueOf(Element element, Random random) => element.Type switch
    {
        // Few addresses, so that both ends of a flow are at times one.
        ElementType.IPv4Address => new IPAddress([10, 0, (byte)random.Next(2), (byte)random.Next(2)]).ToString(),
        ElementType.IPv6Address => IPAddress.Parse($"2001:db8:{random.Next(2)}::{random.Next(3):x}").ToString(),
        _ when element.Id is 61 or 239 => (ulong)random.Next(element.Id == 61 ? 2 : 4),
        ElementType.Unsigned8 => (ulong)random.Next(256),
        ElementType.Unsigned16 => (ulong)random.Next(65536),
        ElementType.Unsigned32 => random.Next(4) switch { 0 => 0UL, 1 => uint.MaxValue, _ => (ulong)random.NextInt64(uint.MaxValue) },
        _ when element.Id is 1 or 2 => random.Next(4) switch { 0 => 0UL, 1 => ulong.MaxValue, _ => (ulong)random.NextInt64() },
        _ => (ulong)random.Next(65536),
    };
}
