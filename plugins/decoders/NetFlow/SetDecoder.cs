using System.Buffers.Binary;
using FlowHost.Decoders.NetFlow.Templates;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Decoders.NetFlow;

/// <summary>What NetFlow v9 and IPFIX have in common: a message is a row of sets, each with id and length (RFC 7011 section 3.3.2, RFC 3954 section 5).</summary>
internal sealed class SetDecoder(ITemplateFormat format, ILogger logger)
{
    public const int SetHeaderLength = 4;

    /// <summary>Records that one datagram may become: with records of one octet, 64 KB would be 65,000 rows.</summary>
    public const int RecordLimit = 16_384;

    private const ushort FirstDataSet = 256;
    private const int Alignment = 4;

    private readonly AgentMap<AgentTemplates> _agents = new();
    private readonly TemplateMemory _memory = new();

    /// <summary>Decodes the sets of one message. A set that lies about its length ends the message; what came before it counts.</summary>
    /// <param name="sets">The message behind its header.</param>
    /// <param name="source">What its records have in common.</param>
    /// <param name="datagram">What carried it.</param>
    /// <param name="left">Records that the datagram may still become: at first <see cref="RecordLimit"/>.</param>
    /// <param name="records">Takes the records.</param>
    public void Decode(ReadOnlySpan<byte> sets, in RecordSource source, in Datagram datagram, ref int left, RecordSink records)
    {
        var agent = _agents[source.Agent];
        agent.Memory = _memory;
        var before = left;
        DecodeSets(sets, agent, TemplateKey.Of(datagram, source), source, ref left, records);
        if (before == RecordLimit && left < before)
        {
            // Once a datagram, however many messages are in it.
            agent.CountRecords();
        }
    }

    /// <summary>A connection or file has ended: its templates end with it (RFC 7011 section 8.1).</summary>
    public void EndSession(Agent agent, int session) => _agents[agent].RemoveSession(session);

    private void DecodeSets(
        ReadOnlySpan<byte> sets, AgentTemplates agent, TemplateKey key, in RecordSource source, ref int left, RecordSink records)
    {
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
            DecodeSet(id, sets[SetHeaderLength..length], agent, key, source, ref left, records);
            sets = sets[length..];
        }
    }

    private void DecodeSet(
        ushort id, ReadOnlySpan<byte> content, AgentTemplates agent, TemplateKey key, in RecordSource source, ref int left, RecordSink records)
    {
        if (id >= FirstDataSet)
        {
            DecodeData(id, content, agent, key, source, ref left, records);
        }
        else if (id == format.TemplateSetId)
        {
            LearnTemplates(content, isOptions: false, agent, key, records);
        }
        else if (id == format.OptionsTemplateSetId)
        {
            LearnTemplates(content, isOptions: true, agent, key, records);
        }
        else
        {
            records.CountDrop(DropReason.UnknownSet);
        }
    }

    private void DecodeData(
        ushort id, ReadOnlySpan<byte> content, AgentTemplates agent, TemplateKey key, in RecordSource source, ref int left, RecordSink records)
    {
        // A template that was refused hides what other ports have sent: the device means that one.
        var template = agent.Find(key, id) ?? (source.Agent.TemplateKey == TemplateKeyPolicy.Auto ? agent.FindByOtherPort(key, id) : null);
        if (template is null || (template.Plan ?? Retry(template, agent, records)) is not { } plan)
        {
            records.CountDrop(DropReason.NoTemplate);
            if (!agent.IsMissingReported)
            {
                agent.IsMissingReported = true;
                Log.NoTemplate(logger, source.Agent.AddressText, source.Domain, id);
            }
            return;
        }
        if (format.PadsBeyondRecords && plan.HasFixedLength && plan.MinimumRecordLength < Alignment)
        {
            content = WithoutPadding(content, plan.MinimumRecordLength);
        }
        var result = records.Append(plan, source with { SetId = id }, content, limit: left);
        left -= result.Records;
        if (left == 0 && content.Length - result.Consumed >= plan.MinimumRecordLength)
        {
            records.CountDrop(DropReason.RecordLimit);
            return;
        }
        if (result.IsMalformed || (result.Records == 0 && content.ContainsAnyExcept((byte)0)))
        {
            records.CountDrop(DropReason.Malformed);
            return;
        }
        records.CountSet();
    }

    // Zeros that fill a set up are no records of zeros: options of 1 to 3 octets, which is all that is as short, come one to a set.
    private static ReadOnlySpan<byte> WithoutPadding(ReadOnlySpan<byte> content, int recordLength)
    {
        if (content.Length % Alignment != 0)
        {
            return content;
        }
        var zeros = Math.Min(content.Length - 1 - content.LastIndexOfAnyExcept((byte)0), Alignment - 1);
        var length = Math.Max(content.Length - zeros, recordLength);
        // What is left ends with a whole record: its own zeros are not padding.
        var whole = (length + recordLength - 1) / recordLength * recordLength;
        return content[..Math.Min(whole, content.Length)];
    }

    private void LearnTemplates(ReadOnlySpan<byte> content, bool isOptions, AgentTemplates agent, TemplateKey key, RecordSink records)
    {
        // Zeros behind the last template are padding, zeros in it are not.
        var padding = content.Length - 1 - content.LastIndexOfAnyExcept((byte)0);
        while (content.Length >= SetHeaderLength && content.Length > padding)
        {
            var length = format.Measure(content, isOptions);
            if (length == 0 || length > content.Length)
            {
                agent.Remove(key, BinaryPrimitives.ReadUInt16BigEndian(content));
                records.CountDrop(DropReason.TemplateRejected);
                return;
            }
            Learn(content[..length], isOptions, agent, key, records);
            content = content[length..];
        }
    }

    private void Learn(ReadOnlySpan<byte> wire, bool isOptions, AgentTemplates agent, TemplateKey key, RecordSink records)
    {
        var id = BinaryPrimitives.ReadUInt16BigEndian(wire);
        if (format.IsWithdrawal(wire))
        {
            Withdraw(id, isOptions, agent, key, records);
        }
        else if (id < FirstDataSet)
        {
            records.CountDrop(DropReason.TemplateRejected);
        }
        else if (agent.Find(key, id) is { } known && known.IsSame(wire, isOptions))
        {
            if ((known.Plan ?? Retry(known, agent, records)) is null)
            {
                records.CountDrop(DropReason.TemplateRejected);
            }
        }
        else
        {
            Redefine(id, wire, isOptions, agent, key, records);
        }
    }

    // Over UDP a new definition takes the place of the old one (RFC 7011 section 8.4): even one that is refused, for data now follows it.
    private void Redefine(ushort id, ReadOnlySpan<byte> wire, bool isOptions, AgentTemplates agent, TemplateKey key, RecordSink records)
    {
        agent.Remove(key, id);
        if (!agent.TryMakeRoom(key, wire.Length))
        {
            records.CountDrop(DropReason.TemplateRejected);
            return;
        }
        var template = new Template(wire.ToArray(), isOptions);
        Compile(template, agent, records);
        agent.Add(key, id, template);
        if (template.Plan is null)
        {
            records.CountDrop(DropReason.TemplateRejected);
        }
    }

    /// <summary>Compiles a template that was refused for want of room, if there is room now.</summary>
    private TemplatePlan? Retry(Template template, AgentTemplates agent, RecordSink records)
    {
        if (template.PostponedFields > 0 && agent.HasRoomFor(template.PostponedFields))
        {
            Compile(template, agent, records);
        }
        return template.Plan;
    }

    // Without room for a schema an agent may still use those that the host has already: devices of one kind share them.
    private void Compile(Template template, AgentTemplates agent, RecordSink records)
    {
        template.PostponedFields = 0;
        if (format.Read(template.Wire, template.IsOptions) is not { } definition)
        {
            return;
        }
        var hasRoom = agent.HasRoomFor(definition.Fields.Count);
        template.Plan = records.Compile(definition with { MayAddSchema = hasRoom });
        if (template.Plan is { } plan)
        {
            agent.Use(plan.Schema);
        }
        else if (!hasRoom)
        {
            template.PostponedFields = definition.Fields.Count;
        }
    }

    // RFC 7011 section 8.4: over UDP a withdrawal must be ignored, over a connection it must be obeyed (section 8.1).
    private static void Withdraw(ushort id, bool isOptions, AgentTemplates agent, TemplateKey key, RecordSink records)
    {
        if (key.Transport == Transport.Udp)
        {
            records.CountDrop(DropReason.WithdrawalIgnored);
        }
        else if (id < FirstDataSet)
        {
            agent.RemoveAll(key, isOptions);
        }
        else
        {
            agent.Remove(key, id);
        }
    }
}
