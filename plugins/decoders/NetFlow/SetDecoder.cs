using System.Buffers.Binary;
using FlowHost.Decoders.NetFlow.Templates;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Decoders.NetFlow;

/// <summary>What NetFlow v9 and IPFIX have in common: a message is a row of sets, each with id and length (RFC 7011 section 3.3.2, RFC 3954 section 5).</summary>
internal sealed class SetDecoder(ITemplateFormat format, ILogger logger)
{
    public const int SetHeaderLength = 4;
    private const ushort FirstDataSet = 256;

    private readonly AgentMap<AgentTemplates> _agents = new();

    /// <summary>Decodes the sets of one message. A set that lies about its length ends the message; what came before it counts.</summary>
    public void Decode(ReadOnlySpan<byte> sets, in RecordSource source, in Datagram datagram, RecordSink records)
    {
        var agent = _agents[source.Agent];
        var key = new TemplateKey(datagram.Transport, datagram.ListenPort, datagram.SourcePort, source.Domain);
        while (sets.Length >= SetHeaderLength)
        {
            var id = BinaryPrimitives.ReadUInt16BigEndian(sets);
            var length = BinaryPrimitives.ReadUInt16BigEndian(sets[2..]);
            if (length < SetHeaderLength || length > sets.Length)
            {
                // Some devices fill the datagram up with zeros.
                if (sets.ContainsAnyExcept((byte)0))
                {
                    records.CountDrop(DropReason.Malformed);
                }
                return;
            }
            DecodeSet(id, sets[SetHeaderLength..length], agent, key, source, records);
            sets = sets[length..];
        }
    }

    private void DecodeSet(ushort id, ReadOnlySpan<byte> content, AgentTemplates agent, TemplateKey key, in RecordSource source, RecordSink records)
    {
        if (id >= FirstDataSet)
        {
            DecodeData(id, content, agent, key, source, records);
        }
        else if (id == format.TemplateSetId)
        {
            LearnTemplates(content, isOptions: false, agent.Domain(key), key.Transport, records);
        }
        else if (id == format.OptionsTemplateSetId)
        {
            LearnTemplates(content, isOptions: true, agent.Domain(key), key.Transport, records);
        }
        else
        {
            records.CountDrop(DropReason.UnknownSet);
        }
    }

    private void DecodeData(ushort id, ReadOnlySpan<byte> content, AgentTemplates agent, TemplateKey key, in RecordSource source, RecordSink records)
    {
        var domain = agent.Domain(key);
        if ((domain.Find(id) ?? agent.FindByOtherPort(key, id)) is not { } template)
        {
            records.CountDrop(DropReason.NoTemplate);
            if (!domain.IsMissingReported)
            {
                domain.IsMissingReported = true;
                Log.NoTemplate(logger, source.Agent.Name, source.Domain, id);
            }
            return;
        }
        var result = records.Append(template.Plan, source with { SetId = id }, content);
        if (result.IsMalformed || (result.Records == 0 && content.ContainsAnyExcept((byte)0)))
        {
            records.CountDrop(DropReason.Malformed);
            return;
        }
        records.CountSet();
    }

    private void LearnTemplates(ReadOnlySpan<byte> content, bool isOptions, DomainTemplates domain, Transport transport, RecordSink records)
    {
        while (content.Length >= SetHeaderLength && content.ContainsAnyExcept((byte)0))
        {
            var length = format.Measure(content, isOptions);
            if (length == 0 || length > content.Length)
            {
                records.CountDrop(DropReason.TemplateRejected);
                return;
            }
            Learn(content[..length], isOptions, domain, transport, records);
            content = content[length..];
        }
    }

    private void Learn(ReadOnlySpan<byte> wire, bool isOptions, DomainTemplates domain, Transport transport, RecordSink records)
    {
        var id = BinaryPrimitives.ReadUInt16BigEndian(wire);
        if (format.IsWithdrawal(wire))
        {
            Withdraw(id, isOptions, domain, transport, records);
        }
        else if (id < FirstDataSet)
        {
            records.CountDrop(DropReason.TemplateRejected);
        }
        else if (domain.Find(id) is not { } known || !wire.SequenceEqual(known.Wire))
        {
            var plan = format.Read(wire, isOptions) is { } definition ? records.Compile(definition) : null;
            if (plan is null || !domain.TryAdd(id, new Template(wire.ToArray(), plan)))
            {
                records.CountDrop(DropReason.TemplateRejected);
            }
        }
    }

    // RFC 7011 section 8.4: over UDP a withdrawal must be ignored, over a connection it must be obeyed (section 8.1).
    private static void Withdraw(ushort id, bool isOptions, DomainTemplates domain, Transport transport, RecordSink records)
    {
        if (transport == Transport.Udp)
        {
            records.CountDrop(DropReason.WithdrawalIgnored);
        }
        else if (id < FirstDataSet)
        {
            domain.RemoveAll(isOptions);
        }
        else
        {
            domain.Remove(id);
        }
    }
}
