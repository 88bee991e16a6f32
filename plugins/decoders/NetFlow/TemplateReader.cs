using System.Buffers.Binary;
using FlowHost.Decoders.NetFlow.Templates;
using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow;

/// <summary>Reads sets of templates. They are compiled when data asks for it: a forged datagram that holds a hundred of them costs little.</summary>
internal sealed class TemplateReader(ITemplateFormat format, TemplateStore store, DataSetDecoder data)
{
    /// <summary>Reads the templates of a set.</summary>
    public void Read(ReadOnlySpan<byte> content, bool isOptions, Message message, RecordSink records)
    {
        // Zeros behind the last template are padding, zeros in it are not.
        var padding = content.Length - 1 - content.LastIndexOfAnyExcept((byte)0);
        while (content.Length >= SetDecoder.SetHeaderLength && content.Length > padding)
        {
            var length = format.Measure(content, isOptions);
            if (length == 0 || length > content.Length)
            {
                message.Agent.Remove(message.Key, BinaryPrimitives.ReadUInt16BigEndian(content));
                records.CountTemplate(message.Source, DropReason.TemplateRejected);
                return;
            }
            ReadOne(content[..length], isOptions, message, records);
            content = content[length..];
        }
    }

    private void ReadOne(ReadOnlySpan<byte> wire, bool isOptions, Message message, RecordSink records)
    {
        var id = BinaryPrimitives.ReadUInt16BigEndian(wire);
        if (format.IsWithdrawal(wire))
        {
            Withdraw(id, isOptions, message, records);
        }
        else if (id < SetDecoder.FirstDataSet)
        {
            records.CountTemplate(message.Source, DropReason.TemplateRejected);
        }
        else if (message.Agent.Find(message.Key, id) is { } known && known.IsSame(wire, isOptions))
        {
            known.Refresh(message.Source.ReceiveTime);
            store.SaveAgain(message.Agent, message.Key, id, known, message.Source.ReceiveTime);
            if (known.IsRefused)
            {
                records.CountTemplate(message.Source, DropReason.TemplateRejected);
            }
        }
        else
        {
            Redefine(id, wire, isOptions, message, records);
        }
    }

    // Over UDP a new definition takes the place of the old one (RFC 7011 section 8.4): even one that is refused, for data now follows it.
    private void Redefine(ushort id, ReadOnlySpan<byte> wire, bool isOptions, Message message, RecordSink records)
    {
        var agent = message.Agent;
        agent.Remove(message.Key, id);
        var now = message.Source.ReceiveTime;
        if ((!agent.IsEstablished && !agent.Memory.Definitions.TryTake(1, now)) || !agent.TryMakeRoom(message.Key, wire.Length))
        {
            records.CountTemplate(message.Source, DropReason.TemplateRejected);
            return;
        }
        var template = new Template(wire.ToArray(), isOptions, isRefused: !IsUsable(wire, isOptions)) { FirstSeen = now };
        template.Refresh(now);
        agent.Add(message.Key, id, template);
        records.CountTemplate(message.Source, template.IsRefused ? DropReason.TemplateRejected : DropReason.None);
        agent.Missing.Remove(message.Key, id);
        store.Save(agent, message.Key, id, template, now);
        data.Release(id, agent, records);
    }

    // A record without a single octet would never end.
    private bool IsUsable(ReadOnlySpan<byte> wire, bool isOptions)
    {
        if (format.Read(wire, isOptions) is not { } definition)
        {
            return false;
        }
        foreach (var field in definition.Fields)
        {
            if (field.Length > 0)
            {
                return true;
            }
        }
        return false;
    }

    // RFC 7011 section 8.4: over UDP a withdrawal must be ignored, over a connection it must be obeyed (section 8.1).
    private static void Withdraw(ushort id, bool isOptions, Message message, RecordSink records)
    {
        if (message.Key.Transport == Transport.Udp)
        {
            records.CountTemplate(message.Source, DropReason.WithdrawalIgnored);
        }
        else if (id < SetDecoder.FirstDataSet)
        {
            message.Agent.RemoveAll(message.Key, isOptions);
        }
        else
        {
            message.Agent.Remove(message.Key, id);
        }
    }
}
