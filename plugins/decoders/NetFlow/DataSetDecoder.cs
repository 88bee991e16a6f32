using FlowHost.Decoders.NetFlow.Holding;
using FlowHost.Decoders.NetFlow.Templates;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Decoders.NetFlow;

/// <summary>Decodes data sets, and keeps those that came before their template until it comes.</summary>
internal sealed class DataSetDecoder(ITemplateFormat format, TemplateLookup templates, TemplateOptions options, ILogger logger)
{
    private const int Alignment = 4;

    private readonly HoldBuffer _held = new(options);
    private readonly SubTemplates _subTemplates = new(templates);

    /// <summary>Decodes a set that was begun, or holds it.</summary>
    /// <returns>How many records it has; null when that is not known.</returns>
    public int? Decode(ushort id, ReadOnlySpan<byte> content, Message message, ref int left, RecordSink records)
    {
        if (templates.Find(id, message) is { } template)
        {
            return Decode(template, id, content, message, ref left, records);
        }
        message.Agent.Missing.Note(message.Key, id, message.Source.ReceiveTime);
        if (message.Key.Transport != Transport.Udp)
        {
            // A connection keeps the order: no template was sent, or it was withdrawn, and what comes later means other data.
            records.DropSet(message.Source, DropReason.NoTemplate);
            Log.NoTemplate(logger, message.Source.Agent, message.Source.Domain, id);
        }
        else if (_held.TryAdd(message.Agent, message.Key, id, message.Source, content))
        {
            records.HoldSet(message.Source);
            Log.Held(logger, message.Source.Agent, message.Source.Domain, id, options.Hold);
        }
        else
        {
            records.DropSet(message.Source, DropReason.HoldLimit);
        }
        return null;
    }

    /// <summary>A template has come: decodes what waited for it.</summary>
    public void Release(ushort id, AgentTemplates agent, RecordSink records)
    {
        if (agent.Held.Count == 0)
        {
            return;
        }
        foreach (var set in agent.Held.WithId(id))
        {
            var message = new Message().Set(agent, set.Value.Key, set.Value.Source);
            if (templates.Find(id, message) is { } template)
            {
                _held.Remove(set);
                records.ResumeSet(message.Source);
                // It came in a datagram of its own.
                var left = SetDecoder.RecordLimit;
                Decode(template, id, set.Value.Content, message, ref left, records);
            }
        }
    }

    /// <summary>Gives up what has waited too long.</summary>
    public void Expire(long now, RecordSink records)
    {
        while (_held.Expired(now) is { } set)
        {
            GiveUp(set, records);
        }
    }

    /// <summary>Gives up all that waits.</summary>
    public void GiveUpAll(RecordSink records)
    {
        while (_held.Oldest is { } set)
        {
            GiveUp(set, records);
        }
    }

    /// <summary>Gives up what waits of one agent.</summary>
    public void GiveUp(AgentTemplates agent, RecordSink records)
    {
        foreach (var set in agent.Held.All)
        {
            GiveUp(set, records);
        }
    }

    private void GiveUp(LinkedListNode<HeldSet> set, RecordSink records)
    {
        var source = set.Value.Source;
        _held.Remove(set);
        records.ResumeSet(source);
        records.DropSet(source, DropReason.NoTemplate);
        Log.NoTemplate(logger, source.Agent, source.Domain, set.Value.Id);
    }

    private int? Decode(Template template, ushort id, ReadOnlySpan<byte> content, Message message, ref int left, RecordSink records)
    {
        ref readonly var source = ref message.Source;
        if (template.IsRefused)
        {
            records.DropSet(source, DropReason.NoTemplate);
            return null;
        }
        if ((template.Plan ?? templates.Compile(template, message, records)) is not { } plan)
        {
            records.DropSet(source, DropReason.SchemaLimit);
            return null;
        }
        if (format.PadsBeyondRecords && plan.HasFixedLength && plan.MinimumRecordLength < Alignment)
        {
            content = WithoutPadding(content, plan.MinimumRecordLength);
        }
        var result = records.Append(
            plan, source with { SetId = id }, content, limit: left, subTemplates: _subTemplates.Of(message, records));
        left -= result.Records;
        template.Sets++;
        if (left == 0 && content.Length - result.Consumed >= plan.MinimumRecordLength)
        {
            records.DropSet(source, DropReason.RecordLimit);
            return null;
        }
        if (result.IsMalformed || (result.Records == 0 && content.ContainsAnyExcept((byte)0)))
        {
            records.DropSet(source, DropReason.Malformed);
            return null;
        }
        records.EndSet(source);
        return result.Records;
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
}
