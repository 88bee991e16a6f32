using System.Net;
using FlowHost.Decoders.NetFlow;
using FlowHost.Decoders.NetFlow.Templates;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow;

/// <summary>How many of the host's schemas an agent may cause: few until it is established, for its address may be forged.</summary>
public class TemplateShareTests
{
    private const ushort FirstId = 256;

    private readonly DecoderTest _decoder = new(new IpfixDecoder(NullLogger<IpfixDecoder>.Instance));

    [Fact]
    public void Decode_NewAgentsData_StopsAtTheFirstShare()
    {
        Assert.Empty(Announce(FirstId, 140).Drops);

        var result = Data(FirstId, 140);

        Assert.Equal(SchemaShare.NewLimit, result.Records.Count);
        Assert.Equal(140 - SchemaShare.NewLimit, result.Drops[DropReason.SchemaLimit]);
    }

    [Fact]
    public void Decode_NewAgentsTemplateOfManyFields_GetsNoLayoutUntilItIsEstablished()
    {
        var wide = new WireTemplate(FirstId, [.. Enumerable.Range(0, SchemaShare.NewFieldLimit + 1).Select(i => (WireField)(9, (ushort)(1 + i), 4))]);
        var data = new IpfixMessage().Data(wide.Record([.. Enumerable.Repeat<WireValue>(1, SchemaShare.NewFieldLimit + 1)])).ToArray();

        Assert.Equal(1, _decoder.Decode(new IpfixMessage().Templates(wide).ToArray(), data).Drops[DropReason.SchemaLimit]);
        _decoder.IsEstablished = true;
        Assert.Single(_decoder.Decode(data).Records);
    }

    [Fact]
    public void Decode_AgentIsEstablished_GetsTheLayoutsThatWerePostponed()
    {
        Announce(FirstId, 100);
        Data(FirstId, 100);

        // Without announcing them again.
        _decoder.IsEstablished = true;
        Assert.Equal(100, Data(FirstId, 100).Records.Count);
    }

    [Fact]
    public void Decode_TemplatesWithoutData_TakeNoLayouts()
    {
        Announce(FirstId, 1_000);

        Assert.Equal(SchemaShare.NewLimit, Data(FirstId + 900, SchemaShare.NewLimit).Records.Count);
    }

    [Fact]
    public void Decode_ManyNewAgents_ShareASmallPart()
    {
        var decoded = 0;
        for (var agent = 0; agent < 100; agent++)
        {
            _decoder.Agent = new IPAddress([10, 0, 0, (byte)agent]);
            Announce(FirstId + (agent * 20), 20);
            decoded += Data(FirstId + (agent * 20), 20).Records.Count;
        }

        Assert.Equal(TemplateMemory.NewSchemaLimit, decoded);
    }

    [Theory]
    [InlineData(false, SchemaShare.NewLimit)]
    [InlineData(true, SchemaShare.Limit)]
    public void Decode_FieldsThatTheAgentUsesAlready_NeedNoShare(bool isEstablished, int limit)
    {
        _decoder.IsEstablished = isEstablished;
        Announce(FirstId, limit);
        Data(FirstId, limit);
        Announce(3_000, 1);
        Assert.Equal(1, Data(3_000, 1).Drops[DropReason.SchemaLimit]);
        var again = new WireTemplate(2_000, (9, FirstId, 4), (1, 4));

        Assert.Single(_decoder.Decode(new IpfixMessage().Templates(again).Data(again.Record(1, 1)).ToArray()).Records);
    }

    [Fact]
    public void Decode_FieldsThatAnotherAgentSent_NeedNoShare()
    {
        var shared = new WireTemplate(2_000, (9, 9_999, 4), (1, 4));
        _decoder.Agent = IPAddress.Parse("192.0.2.99");
        _decoder.Decode(new IpfixMessage().Templates(shared).Data(shared.Record(1, 1)).ToArray());
        _decoder.Agent = IPAddress.Parse("192.0.2.98");
        Announce(FirstId, SchemaShare.NewLimit);
        Data(FirstId, SchemaShare.NewLimit);

        Assert.Single(_decoder.Decode(new IpfixMessage().Templates(shared).Data(shared.Record(1, 1)).ToArray()).Records);
    }

    /// <summary>Templates of which no two have the same fields.</summary>
    private DecoderResult Announce(int first, int count) =>
        _decoder.Decode(new IpfixMessage().Templates([.. Enumerable.Range(first, count).Select(Template)]).ToArray());

    /// <summary>A record for each of them.</summary>
    private DecoderResult Data(int first, int count) => Enumerable.Range(first, count)
        .Aggregate(new IpfixMessage(), (message, id) => message.Data(Template(id).Record(1, 1)), message => _decoder.Decode(message.ToArray()));

    private static WireTemplate Template(int id) => new((ushort)id, (9, (ushort)id, 4), (1, 4));
}
