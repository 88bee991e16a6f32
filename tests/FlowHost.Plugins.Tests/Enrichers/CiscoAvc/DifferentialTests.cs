using System.Net;
using FlowHost.Decoders.NetFlow;
using FlowHost.Enrichers.CiscoAvc;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoAvc;

/// <summary>Every value of every record is what a second implementation makes of the same numbers, and there is no other.</summary>
public sealed class DifferentialTests
{
    private const int Templates = 600;
    private const int RecordsPerTemplate = 5;
    private const ushort TemplateId = 256;

    [Fact]
    public void Enrich_AnyIpfixRecord_IsWhatTheFormulasSay() =>
        Compare(new DecoderTest(new IpfixDecoder(NullLogger<IpfixDecoder>.Instance)), isIpfix: true,
            (template, records) => new IpfixMessage().Templates(template).Data(records).ToArray());

    [Fact]
    public void Enrich_AnyNetFlow9Record_IsWhatTheFormulasSay() =>
        Compare(new DecoderTest(new NetFlow9Decoder(NullLogger<NetFlow9Decoder>.Instance)), isIpfix: false,
            (template, records) => new NetFlow9Datagram().Templates(template).Data(records).ToArray());

    private static void Compare(DecoderTest decoder, bool isIpfix, Func<WireTemplate, WireRecord[], byte[]> encode)
    {
        var random = new RandomRecords(isIpfix ? 10 : 9);
        var catalysts = new HashSet<int>();
        decoder.IsEstablished = true;
        decoder.Through(new CiscoAvcEnricher(new CiscoAvcOptions()));
        var types = new HashSet<string>();
        for (var round = 0; round < Templates; round++)
        {
            var template = random.Template(TemplateId, isIpfix);
            var agent = random.Next(5);
            decoder.Agent = new IPAddress([192, 0, 2, (byte)(10 + agent)]);
            var records = Enumerable.Range(0, RecordsPerTemplate).Select(_ => random.Record(template)).ToArray();

            var result = decoder.Decode(encode(template, [.. records.Select(record => record.Record)]));

            Assert.Empty(result.Drops);
            Assert.Equal(RecordsPerTemplate, result.Records.Count);
            foreach (var (actual, (_, sent)) in result.Records.Zip(records))
            {
                types.Add(actual.RecordType);
                Check(actual, sent, IsIngress(actual, sent, agent));
            }
        }
        Assert.Superset(new HashSet<string> { "art", "conn", "rtp", "nimbleflow", "flow" }, types);

        // Who has sent a 2, in a record whose direction matters, codes 1 as ingress.
        bool? IsIngress(TestRecord record, Dictionary<(int, int), ulong?> sent, int agent)
        {
            if (sent.GetValueOrDefault((0, 61)) is not { } direction)
            {
                return null;
            }
            if (direction == 2 && Matters(record, sent))
            {
                catalysts.Add(agent);
            }
            return direction == (catalysts.Contains(agent) ? 1UL : 0UL);
        }

        static bool Matters(TestRecord record, Dictionary<(int, int), ulong?> sent) => record.RecordType switch
        {
            "art" or "conn" => sent.ContainsKey((0, 239)),
            _ => sent.ContainsKey((9, 4273)),
        };
    }

    private static void Check(TestRecord actual, Dictionary<(int Enterprise, int Id), ulong?> sent, bool? isIngress)
    {
        var expected = new Dictionary<string, object>(new ReferenceRecord(actual.RecordType, sent).Added(isIngress));
        var isRtp = sent.ContainsKey((9, 4273));
        foreach (var ((enterprise, id), number) in sent)
        {
            var isMeasured = isRtp && enterprise == 9 && id is 4246 or 4251 or (>= 4255 and <= 4257) or 4325;
            if (number is { } there && !(isMeasured && there > 4_294_967_290))
            {
                expected.Add(AvcRecord.ElementOf(enterprise, id).Name, there);
            }
        }
        var numbers = actual.Values.Where(value => value.Value is ulong or double).ToDictionary();
        Assert.Equal(expected.Keys.Order(), numbers.Keys.Order());
        Assert.All(expected, field =>
        {
            if (field.Value is double number)
            {
                Assert.Equal(number, Assert.IsType<double>(numbers[field.Key]), Math.Abs(number) * 1e-12);
            }
            else
            {
                Assert.Equal(field.Value, numbers[field.Key]);
            }
        });
    }
}
