using System.Net;
using FlowHost.Decoders.NetFlow.Templates;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using FlowHost.Tests;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance;

/// <summary>RFC 5471 section 3.5: as much as there can be.</summary>
public class Rfc5471LoadTests
{
    private const int MostElements = 16_370;

    private static readonly WireTemplate Octets = new(256, (1, 4));

    private readonly IpfixBench _bench = new();

    [Fact]
    [Rfc(5471, "3.5.3")]
    [Rfc(7011, "10-1")]
    public void Decode_LongestTemplate_DecodesItsData()
    {
        var template = new WireTemplate(300, [.. Enumerable.Repeat<WireField>((4, 1), MostElements)]);
        var message = new IpfixMessage().Templates(template).ToArray();
        // 16 octets of message header, 4 of set header, 4 of template header, 4 for each element.
        Assert.Equal(65_504, message.Length);

        var data = template.Record([.. Enumerable.Range(0, MostElements).Select(i => (WireValue)(i % 251))]);
        var result = _bench.Decode(message, new IpfixMessage().Data(data).ToArray());

        var record = Assert.Single(result.Records);
        Assert.Equal(Enumerable.Range(0, MostElements).Select(i => (ulong)(i % 251)), ((object[])record["protocolIdentifier"]!).Cast<ulong>());
        Assert.Empty(result.Drops);
    }

    [Fact]
    [Rfc(7011, "10-1")]
    public void Decode_LongestMessage_DecodesToItsLastRecord()
    {
        // 16 octets of message header, 12 of template set, 4 of set header, 16,375 records of 4 and 3 of padding.
        var message = new IpfixMessage().Templates(Octets).Data([.. Enumerable.Range(0, 16_375).Select(i => Octets.Record(i))]).Pad(3).ToArray();
        Assert.Equal(65_535, message.Length);

        var result = _bench.Decode(message);

        Assert.Equal(16_375, result.Records.Count);
        Assert.Equal(16_374UL, result.Records[^1]["octetDeltaCount"]);
        Assert.Empty(result.Drops);
    }

    [Fact]
    [Rfc(5471, "3.5.4")]
    public void Decode_MoreTemplatesThanADomainMayHave_AreRefusedAndCountedAndTheOthersWork()
    {
        const int sent = 5_000;
        var refused = 0L;
        for (var i = 0; i < sent; i++)
        {
            var message = new IpfixMessage().Template((ushort)(256 + i), (1, 4), (2, 4));
            refused += _bench.Decode(message).Drops.GetValueOrDefault(DropReason.TemplateRejected);
        }

        var first = new WireTemplate(256, (1, 4), (2, 4));
        var result = _bench.Decode(new IpfixMessage().Data(first.Record(1, 2)), new IpfixMessage().Data(256 + sent - 1, first.Record(1, 2)));

        Assert.Equal(sent - DomainTemplates.Limit, refused);
        Assert.Single(result.Records);
        Assert.Equal(1, result.Held);
    }

    [Fact]
    [Rfc(5471, "3.5.5")]
    [Rfc(7011, "3.1-2", "8-6")]
    public void Decode_ManyExportersWithTheSameIds_EachHasItsOwnTemplates()
    {
        const int exporters = 200;
        for (var pass = 0; pass < 2; pass++)
        {
            for (var i = 0; i < exporters; i++)
            {
                _bench.Test.Agent = IPAddress.Parse($"198.51.100.{i}");
                var template = new WireTemplate(256, ((i % 2) + 1, 4));
                var message = new IpfixMessage { Domain = (uint)(i % 3) };

                var result = _bench.Decode(pass == 0 ? message.Templates(template) : message.Data(template.Record(i)));

                Assert.Empty(result.Drops);
                Assert.Equal(pass, result.Records.Count(record => Equals(record[i % 2 == 0 ? "octetDeltaCount" : "packetDeltaCount"], (ulong)i)));
            }
        }
    }
}
