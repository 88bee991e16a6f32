using System.Net;
using CsCheck;
using FlowHost.Decoders.NetFlow;
using FlowHost.Sdk.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Properties;

/// <summary>What is encoded comes out again, for templates of any shape.</summary>
public sealed class RoundTripTests
{
    private const int Samples = 2_000;

    [Fact]
    public void Decode_AnyIpfixTemplate_GivesWhatWasEncoded() => AnyField.Ipfix.Array[1, 12].Sample(
        fields =>
        {
            var template = new WireTemplate(256, [.. fields.Select(field => field.Wire)]);
            Check(Ipfix(), new IpfixMessage().Templates(template).Data(Encode(template, fields)).ToArray(), fields);
        },
        iter: Samples);

    [Fact]
    public void Decode_AnyIpfixOptionsTemplate_GivesWhatWasEncoded() => Gen.Select(AnyField.Ipfix.Array[1, 4], AnyField.Ipfix.Array[0, 8]).Sample(
        (scopes, fields) =>
        {
            var template = WireTemplate.Options(256, [.. scopes.Select(field => field.Wire)], [.. fields.Select(field => field.Wire)]);
            AnyField[] all = [.. scopes, .. fields];
            Check(Ipfix(), new IpfixMessage().Templates(template).Data(Encode(template, all)).ToArray(), all);
        },
        iter: Samples);

    [Fact]
    public void Decode_AnyNetFlow9Template_GivesWhatWasEncoded() => AnyField.Iana.Array[1, 12].Sample(
        fields =>
        {
            var template = new WireTemplate(256, [.. fields.Select(field => field.Wire)]);
            Check(NetFlow9(), new NetFlow9Datagram().Templates(template).Data(Encode(template, fields)).ToArray(), fields);
        },
        iter: Samples);

    [Fact]
    public void Decode_AnyNetFlow9OptionsTemplate_GivesItsFields() => Gen.Select(Gen.UInt, AnyField.Iana.Array[1, 8]).Sample(
        (scope, fields) =>
        {
            var template = WireTemplate.Options(256, [NetFlow9Scope.Interface()], [.. fields.Select(field => field.Wire)]);
            var datagram = new NetFlow9Datagram().Templates(template)
                .Data(template.Record([scope, .. fields.Select(field => field.Value)])).ToArray();
            AnyField scoped = new("scopeInterface", NetFlow9Scope.Interface(), scope, (ulong)scope);
            Check(NetFlow9(), datagram, [scoped, .. fields]);
        },
        iter: Samples);

    [Fact]
    public void Decode_AnyNetFlow5Record_GivesWhatWasEncoded() => Gen.Select(Gen.Byte.Array[4], Gen.UInt, Gen.UInt, Gen.UShort, Gen.UShort, Gen.Byte).Sample(
        (address, packets, octets, port, system, protocol) =>
        {
            var flow = new NetFlow5Record
            {
                SourceAddress = new IPAddress(address),
                Packets = packets,
                Octets = octets,
                DestinationPort = port,
                SourceAs = system,
                Protocol = protocol,
            };
            var result = new DecoderTest(new NetFlow5Decoder()).Decode(new NetFlow5Datagram().Records(flow, flow).ToArray());

            Assert.Equal(2, result.Records.Count);
            Assert.All(result.Records, record =>
            {
                Assert.Equal(flow.SourceAddress, record["sourceIPv4Address"]);
                Assert.Equal((ulong)packets, record["packetDeltaCount"]);
                Assert.Equal((ulong)octets, record["octetDeltaCount"]);
                Assert.Equal((ulong)port, record["destinationTransportPort"]);
                Assert.Equal((ulong)system, record["bgpSourceAsNumber"]);
                Assert.Equal((ulong)protocol, record["protocolIdentifier"]);
            });
        },
        iter: Samples);

    private static DecoderTest Ipfix() => new(new IpfixDecoder(NullLogger<IpfixDecoder>.Instance));

    private static DecoderTest NetFlow9() => new(new NetFlow9Decoder(NullLogger<NetFlow9Decoder>.Instance));

    private static WireRecord Encode(WireTemplate template, AnyField[] fields) => template.Record([.. fields.Select(field => field.Value)]);

    private static void Check(DecoderTest decoder, byte[] datagram, AnyField[] fields)
    {
        var result = decoder.Decode(datagram);

        Assert.Empty(result.Drops);
        var (expected, actual) = (AnyField.Record(fields), Assert.Single(result.Records).Values);
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        Assert.All(expected, field => Assert.Equal(field.Value, actual[field.Key]));
    }
}
