using FlowHost.Decoders.NetFlow;
using FlowHost.Decoders.NetFlow.Templates;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow;

/// <summary>What a device, or who claims to be one, can make the host keep or do; and that it costs other devices nothing.</summary>
public class TemplateBoundsTests
{
    private static readonly WireTemplate Octets = new(256, (1, 4));
    private static readonly WireTemplate Protocol = new(257, (4, 1));

    private readonly DecoderTest _decoder = new(new IpfixDecoder(NullLogger<IpfixDecoder>.Instance));

    [Fact]
    public void Decode_RedefinitionThatIsRefused_EndsTheOldTemplate()
    {
        // The new definition has no octets: it cannot be decoded, but the old one is no longer what the device means.
        var empty = new WireTemplate(256, (82, 0));

        var result = _decoder.Decode(new IpfixMessage().Templates(Octets).Templates(empty).Data(Octets.Record(1)).ToArray());

        Assert.Empty(result.Records);
        Assert.Equal(1, result.Drops[DropReason.TemplateRejected]);
        Assert.Equal(1, result.Drops[DropReason.NoTemplate]);
    }

    [Fact]
    public void Decode_RedefinitionThatContradictsItsSet_EndsTheOldTemplate()
    {
        // 200 fields, of which 4 octets are there.
        var result = _decoder.Decode(
            new IpfixMessage().Templates(Octets).RawSet(2, 12, 1, 0, 0, 200, 0, 1, 0, 4).Data(Octets.Record(1)).ToArray());

        Assert.Empty(result.Records);
        Assert.Equal(1, result.Drops[DropReason.TemplateRejected]);
    }

    [Fact]
    public void Decode_RefusedTemplateRepeated_IsCountedButNotCompiledAgain()
    {
        // As many fields as fit into a message (RFC 5471 section 3.5.3), all without length.
        var message = new IpfixMessage().Templates(new WireTemplate(300, [.. Enumerable.Repeat<WireField>((82, 0), 16_000)])).ToArray();
        _decoder.Decode(message);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var result = _decoder.Decode(message);

        Assert.Equal(1, result.Drops[DropReason.TemplateRejected]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16_000);
    }

    [Fact]
    public void Decode_RefusedTemplateReplacedByAGoodOne_Decodes()
    {
        var result = _decoder.Decode(
            new IpfixMessage().Templates(new WireTemplate(256, (82, 0))).Templates(Octets).Data(Octets.Record(7)).ToArray());

        Assert.Equal(7UL, Assert.Single(result.Records)["octetDeltaCount"]);
    }

    [Fact]
    public void Decode_DataFromAPortPerDatagram_NeverLosesTheTemplate()
    {
        _decoder.Decode(new IpfixMessage().Templates(Octets).ToArray());

        for (var set = 0; set < AgentTemplates.Limit * 2; set++)
        {
            _decoder.SourcePort++;
            Assert.Single(_decoder.Decode(new IpfixMessage().Data(Octets.Record(1)).ToArray()).Records);
        }
    }

    [Fact]
    public void Decode_TemplatesFromManyPorts_DisplaceThoseThatDataDoesNotUse()
    {
        // Domain 1 is in use, though only from other ports; 300 other domains come and stay unused.
        _decoder.Decode(new IpfixMessage { Domain = 1 }.Templates(Octets).ToArray());
        for (var other = 0U; other < AgentTemplates.Limit + 44; other++)
        {
            _decoder.SourcePort++;
            _decoder.Decode(new IpfixMessage { Domain = 1 }.Data(Octets.Record(1)).ToArray());
            _decoder.Decode(new IpfixMessage { Domain = 2 + other }.Templates(Protocol).ToArray());
        }

        Assert.Single(_decoder.Decode(new IpfixMessage { Domain = 1 }.Data(Octets.Record(1)).ToArray()).Records);
        Assert.Equal(1, _decoder.Decode(new IpfixMessage { Domain = 2 }.Data(Protocol.Record(1)).ToArray()).Held);
    }

    [Fact]
    public void Decode_SameTemplateFromSeveralPorts_ServesAnother()
    {
        for (var port = 0; port < 3; port++)
        {
            _decoder.SourcePort++;
            _decoder.Decode(new IpfixMessage().Templates(Octets).ToArray());
        }
        _decoder.SourcePort++;

        Assert.Single(_decoder.Decode(new IpfixMessage().Data(Octets.Record(1)).ToArray()).Records);
    }

    [Fact]
    public void Decode_DifferentTemplatesFromTwoPorts_ServeNoOther()
    {
        _decoder.Decode(new IpfixMessage().Templates(Octets).ToArray());
        _decoder.SourcePort++;
        _decoder.Decode(new IpfixMessage().Templates(new WireTemplate(256, (2, 4))).ToArray());
        _decoder.SourcePort++;

        Assert.Equal(1, _decoder.Decode(new IpfixMessage().Data(Octets.Record(1)).ToArray()).Held);
    }

    [Fact]
    public void Decode_DataToAnotherListenPort_HasNoTemplateThere()
    {
        // Two devices behind one address are told apart by the port they send to.
        _decoder.ListenPort = 2055;
        _decoder.Decode(new IpfixMessage().Templates(Octets).ToArray());
        _decoder.ListenPort = 4739;

        Assert.Equal(1, _decoder.Decode(new IpfixMessage().Data(Octets.Record(1)).ToArray()).Held);
    }

    [Fact]
    public void Decode_OneAgentWithTemplatesWithoutEnd_LeavesSchemasToOthers()
    {
        // Each template has a field of its own: all different, and 165 datagrams of them would fill the host's table.
        _decoder.IsEstablished = true;
        for (ushort id = 256; id < 256 + (SchemaShare.Limit * 2); id++)
        {
            var template = new WireTemplate(id, (9, id, 4), (1, 4));
            _decoder.Decode(new IpfixMessage().Templates(template).Data(template.Record(1, 1)).ToArray());
        }
        var last = new WireTemplate(60_000, (9, 60, 4));
        var refused = _decoder.Decode(new IpfixMessage().Templates(last).Data(last.Record(1)).ToArray());
        _decoder.Agent = System.Net.IPAddress.Parse("192.0.2.99");
        var other = _decoder.Decode(new IpfixMessage().Templates(last).Data(last.Record(1)).ToArray());

        Assert.Equal(1, refused.Drops[DropReason.SchemaLimit]);
        Assert.Single(other.Records);
    }

    [Fact]
    public void TryMakeRoom_TemplatesWithoutEndFromOnePort_StopsAtTheAgentsSize()
    {
        var agent = Established(new TemplateMemory());

        Assert.InRange(Fill(agent, 16_000), 1, AgentTemplates.SizeLimit / (16_000 * 4));
        Assert.InRange(agent.Memory.Used, 1, AgentTemplates.SizeLimit);
    }

    [Fact]
    public void TryMakeRoom_ManyAgents_StopAtTheSizeOfAll()
    {
        var memory = new TemplateMemory();
        AgentTemplates[] agents = [.. Enumerable.Range(0, 80).Select(_ => Established(memory))];

        Assert.True(Fill(agents[0], 16_000) > 0);
        var fits = agents[1..].Select(agent => Fill(agent, 16_000)).ToList();

        Assert.Equal(0, fits[^1]);
        Assert.InRange(memory.Used, 1, TemplateMemory.Limit);
    }

    [Fact]
    public void Remove_EveryTemplate_GivesItsMemoryBack()
    {
        var agent = Established(new TemplateMemory());
        var added = Fill(agent, 1_000);

        for (ushort id = 256; id < 256 + added; id++)
        {
            agent.Remove(default, id);
        }

        Assert.True(added > 100);
        Assert.Equal(0, agent.Memory.Used);
    }

    [Fact]
    public void Decode_MoreRecordsThanADatagramMayHold_GivesThoseWithinAndCountsTheSetsOnce()
    {
        var records = Enumerable.Range(0, 10_000).Select(i => Protocol.Record(i % 256)).ToArray();

        var first = _decoder.Decode(new IpfixMessage().Templates(Protocol).Data(records).Data(records).Data(records).ToArray());
        var next = _decoder.Decode(new IpfixMessage().Data(records).ToArray());

        Assert.Equal(SetDecoder.RecordLimit, first.Records.Count);
        Assert.Equal(1, first.Sets);
        Assert.Equal(2, first.Drops[DropReason.RecordLimit]);
        Assert.Equal(10_000, next.Records.Count);
        Assert.Empty(next.Drops);
    }

    [Fact]
    public void Decode_MoreRecordsOfVariableLengthThanADatagramMayHold_GivesThoseWithin()
    {
        var text = new WireTemplate(258, (82, WireField.Variable));

        var result = _decoder.Decode(
            [.. new IpfixMessage().Templates(text).ToArray(), .. new IpfixMessage().Data([.. Enumerable.Repeat(text.Record("a"), 20_000)]).ToArray()]);

        Assert.Equal(SetDecoder.RecordLimit, result.Records.Count);
        Assert.Equal(1, Assert.Single(result.Drops, drop => drop.Key == DropReason.RecordLimit).Value);
    }

    [Fact]
    public void Decode_AsManyRecordsAsADatagramMayHoldAndPadding_IsWithinTheLimit()
    {
        var text = new WireTemplate(258, (82, WireField.Variable));

        var result = _decoder.Decode(
            new IpfixMessage().Templates(text).Data([.. Enumerable.Repeat(text.Record("a"), SetDecoder.RecordLimit)]).Pad(3).ToArray());

        Assert.Equal(SetDecoder.RecordLimit, result.Records.Count);
        Assert.Empty(result.Drops);
    }

    [Fact]
    public void TryMakeRoom_NewAgentsWithTemplatesAlone_MakeRoomForEachOtherButNotForWhoSendsRecords()
    {
        var memory = new TemplateMemory();
        var proven = New(memory);
        Fill(proven, 16_000);
        proven.CountRecords();
        var before = proven.Size;

        AgentTemplates[] others = [.. Enumerable.Range(0, 200).Select(_ => New(memory))];
        Assert.All(others, other => Assert.True(Fill(other, 16_000) > 0));

        Assert.Equal(before, proven.Size);
        Assert.Equal(0, others[0].Size);
        Assert.InRange(memory.NewUsed, 1, TemplateMemory.NewLimit);
    }

    [Fact]
    public void Begin_AgentIsEstablished_GivesItsShareOfTheSmallMemoryBack()
    {
        var memory = new TemplateMemory();
        var agent = New(memory);
        Fill(agent, 16_000);

        agent.Begin(isEstablished: true);

        Assert.Equal((0, agent.Size), (memory.NewUsed, memory.Used));
        Assert.True(Fill(agent, 16_000) > 0);
    }

    private static AgentTemplates New(TemplateMemory memory)
    {
        var agent = new AgentTemplates { Memory = memory };
        agent.Begin(isEstablished: false);
        return agent;
    }

    private static AgentTemplates Established(TemplateMemory memory)
    {
        var agent = new AgentTemplates { Memory = memory };
        agent.Begin(isEstablished: true);
        return agent;
    }

    /// <summary>Adds refused templates, which cost least to make, until no more fit.</summary>
    private static int Fill(AgentTemplates agent, int octets)
    {
        var wire = new byte[octets];
        ushort id = (ushort)(256 + (agent.Size / octets));
        var first = id;
        for (; agent.TryMakeRoom(default, octets); id++)
        {
            agent.Add(default, id, new Template(wire, isOptions: false));
        }
        return id - first;
    }
}
