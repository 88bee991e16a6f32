using System.Buffers.Binary;
using CsCheck;
using FlowHost.Decoders.NetFlow;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Properties;

/// <summary>Messages with the structure of the protocol whose lengths and counts lie: never an exception, and the next good datagram decodes.</summary>
public sealed class LyingLengthTests
{
    private const int Samples = 5_000;

    // RFC 7011 section 8: what another domain says is nothing to this one.
    private const uint GoodDomain = 4711;

    private static readonly WireTemplate Good = new(999, (8, 4), (82, WireField.Variable));

    private static readonly Gen<ushort> Number = Gen.Frequency((6, Gen.UShort[0, 20]), (2, Gen.UShort[250, 270]), (1, Gen.UShort), (1, Gen.Const((ushort)65535)));

    // A template's fields and lengths are numbers too; a data set is octets.
    private static readonly Gen<byte[]> Content = Gen.OneOf(
        Gen.Byte.Array[0, 40],
        Gen.Select(Gen.UShort[254, 260], Number.Array[1, 12], (id, numbers) => (byte[])[.. Octets(id), .. numbers.SelectMany(Octets)]));

    private static readonly Gen<byte[]> Set = Gen.Select(
        Gen.Frequency((4, Gen.UShort[0, 4]), (4, Gen.UShort[255, 260]), (1, Gen.UShort)),
        Content,
        Gen.Frequency((5, Gen.Const(0)), (1, Gen.Int[-6, 6]), (1, Gen.Int[-65535, 65535])),
        (id, content, lie) => (byte[])[.. Octets(id), .. Octets((ushort)(content.Length + 4 + lie)), .. content]);

    private static readonly Gen<byte[]> Sets = Set.Array[0, 8].Select(sets => sets.SelectMany(set => set).ToArray());

    [Fact]
    public void Decode_AnyNetFlow9Sets_AreSurvived() => Sets.Array[1, 4].Sample(
        datagrams => Check(
            new DecoderTest(new NetFlow9Decoder(NullLogger<NetFlow9Decoder>.Instance)),
            datagrams.Select(sets => new NetFlow9Datagram().Raw(sets).ToArray()),
            new NetFlow9Datagram { SourceId = GoodDomain }.Templates(Good).Data(Good.Record(new byte[] { 192, 0, 2, 7 }, "eth0")).ToArray()),
        iter: Samples);

    [Fact]
    public void Decode_AnyIpfixSets_AreSurvived() => Gen.Select(Sets.Array[1, 4], Gen.Int[-20, 20], Gen.Bool.Select(isTcp => isTcp ? Transport.Tcp : Transport.Udp)).Sample(
        (datagrams, lie, transport) => Check(
            new DecoderTest(new IpfixDecoder(NullLogger<IpfixDecoder>.Instance)) { Transport = transport },
            datagrams.Select(sets => new IpfixMessage { Length = (ushort)(sets.Length + 16 + lie) }.Raw(sets).ToArray()),
            new IpfixMessage { Domain = GoodDomain }.Templates(Good).Data(Good.Record(new byte[] { 192, 0, 2, 7 }, "eth0")).ToArray()),
        iter: Samples);

    private static void Check(DecoderTest decoder, IEnumerable<byte[]> bad, byte[] good)
    {
        foreach (var datagram in bad)
        {
            // The work is bounded by the octets: not even a record of one octet comes more often than they do.
            Assert.InRange(decoder.Decode(datagram).Records.Count, 0, datagram.Length);
        }

        var result = decoder.Decode(good);

        Assert.Equal("eth0", Assert.Single(result.Records)["interfaceName"]);
        Assert.Empty(result.Drops);
    }

    private static byte[] Octets(ushort number)
    {
        var octets = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(octets, number);
        return octets;
    }
}
