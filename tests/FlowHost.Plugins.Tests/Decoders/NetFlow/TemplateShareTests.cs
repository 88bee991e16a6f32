using System.Net;
using FlowHost.Decoders.NetFlow;
using FlowHost.Decoders.NetFlow.Templates;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow;

/// <summary>How many of the host's schemas an agent may cause: few until it has sent data, for its address may be forged.</summary>
public class TemplateShareTests
{
    private const ushort FirstId = 256;

    private readonly DecoderTest _decoder = new(new IpfixDecoder(NullLogger<IpfixDecoder>.Instance));

    [Fact]
    public void Decode_NewAgentsTemplates_StopAtTheFirstShare()
    {
        var result = Announce(FirstId, 140);

        Assert.Equal(140 - AgentTemplates.FirstSchemaLimit, result.Drops[DropReason.TemplateRejected]);
        Assert.Single(Data(FirstId).Records);
        Assert.Equal(1, Data(FirstId + AgentTemplates.FirstSchemaLimit).Drops[DropReason.NoTemplate]);
    }

    [Fact]
    public void Decode_NewAgentsTemplateOfManyFields_IsRefused()
    {
        var wide = new WireTemplate(FirstId, [.. Enumerable.Range(0, AgentTemplates.FirstFieldLimit + 1).Select(i => (WireField)(9, (ushort)(1 + i), 4))]);

        Assert.Equal(1, _decoder.Decode(new IpfixMessage().Templates(wide).ToArray()).Drops[DropReason.TemplateRejected]);
        Prove();
        Assert.Empty(_decoder.Decode(new IpfixMessage().Templates(wide).ToArray()).Drops);
    }

    [Fact]
    public void Decode_AgentThatHasSentData_GetsTheTemplatesThatWerePostponed()
    {
        const int postponed = FirstId + AgentTemplates.FirstSchemaLimit;
        Announce(FirstId, AgentTemplates.FirstSchemaLimit + 2);
        Prove();

        // Without sending the first again; the second is announced again and no longer refused.
        Assert.Single(Data(postponed).Records);
        Assert.Empty(Announce(postponed + 1, 1).Drops);
        Assert.Empty(Announce(1_000, 100).Drops);
    }

    [Fact]
    public void Decode_ManyDataSetsInOneDatagram_ProveNoMoreThanOne()
    {
        Announce(FirstId, AgentTemplates.FirstSchemaLimit);
        var sets = new IpfixMessage();
        for (var set = 0; set < AgentTemplates.ProvenDatagrams * 2; set++)
        {
            sets.Data(Template(FirstId).Record(1, 1));
        }
        var message = sets.ToArray();

        _decoder.Decode([.. message, .. message]);

        Assert.Equal(1, Announce(1_000, 1).Drops[DropReason.TemplateRejected]);
    }

    [Fact]
    public void Decode_DataSetsWithoutRecords_ProveNothing()
    {
        Announce(FirstId, AgentTemplates.FirstSchemaLimit);
        for (var datagram = 0; datagram < AgentTemplates.ProvenDatagrams * 2; datagram++)
        {
            _decoder.Decode(new IpfixMessage().RawSet(FirstId, 8, 1, 2, 3, 4).ToArray());
        }

        Assert.Equal(1, Announce(1_000, 1).Drops[DropReason.TemplateRejected]);
    }

    [Theory]
    [InlineData(false, AgentTemplates.FirstSchemaLimit)]
    [InlineData(true, AgentTemplates.SchemaLimit)]
    public void Decode_FieldsThatTheAgentUsesAlready_NeedNoShare(bool isProven, int limit)
    {
        if (isProven)
        {
            Prove();
        }
        Announce(FirstId, limit);
        Assert.Equal(1, Announce(3_000, 1).Drops[DropReason.TemplateRejected]);
        var again = new WireTemplate(2_000, (9, FirstId, 4), (1, 4));

        Assert.Single(_decoder.Decode(new IpfixMessage().Templates(again).Data(again.Record(1, 1)).ToArray()).Records);
    }

    [Fact]
    public void Decode_FieldsThatAnotherAgentSent_NeedNoShare()
    {
        var shared = new WireTemplate(2_000, (9, 9_999, 4), (1, 4));
        _decoder.Agent = IPAddress.Parse("192.0.2.99");
        _decoder.Decode(new IpfixMessage().Templates(shared).ToArray());
        _decoder.Agent = IPAddress.Parse("192.0.2.98");
        Announce(FirstId, AgentTemplates.FirstSchemaLimit);

        Assert.Single(_decoder.Decode(new IpfixMessage().Templates(shared).Data(shared.Record(1, 1)).ToArray()).Records);
    }

    /// <summary>Templates of which no two have the same fields.</summary>
    private DecoderResult Announce(int first, int count) =>
        _decoder.Decode(new IpfixMessage().Templates([.. Enumerable.Range(first, count).Select(Template)]).ToArray());

    private DecoderResult Data(int id) => _decoder.Decode(new IpfixMessage().Data(Template(id).Record(1, 1)).ToArray());

    private void Prove()
    {
        var octets = new WireTemplate(60_000, (9, 256, 4), (1, 4));
        for (var datagram = 0; datagram < AgentTemplates.ProvenDatagrams; datagram++)
        {
            Assert.Single(_decoder.Decode(new IpfixMessage().Templates(octets).Data(octets.Record(1, 1)).ToArray()).Records);
        }
    }

    private static WireTemplate Template(int id) => new((ushort)id, (9, (ushort)id, 4), (1, 4));
}
