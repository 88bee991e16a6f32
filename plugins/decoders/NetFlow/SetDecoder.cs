using System.Buffers.Binary;
using FlowHost.Decoders.NetFlow.State;
using FlowHost.Decoders.NetFlow.Templates;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Decoders.NetFlow;

/// <summary>What NetFlow v9 and IPFIX have in common: a message is a row of sets, each with id and length (RFC 7011 section 3.3.2, RFC 3954 section 5).</summary>
internal sealed class SetDecoder
{
    public const int SetHeaderLength = 4;

    /// <summary>Records that one datagram may become: with records of one octet, 64 KB would be 65,000 rows.</summary>
    public const int RecordLimit = 16_384;

    public const ushort FirstDataSet = 256;

    private readonly ITemplateFormat _format;
    private readonly TemplateStore _store;
    private readonly TemplateReader _templates;
    private readonly DataSetDecoder _data;
    private readonly Message _message = new();
    private long _now;

    public SetDecoder(ITemplateFormat format, TemplateOptions options, IStateStore? state, ILogger logger)
    {
        _format = format;
        var lifetime = (long)options.Lifetime.TotalNanoseconds;
        _store = new TemplateStore(state is null ? null : new SavedTemplates(state, logger), lifetime);
        _data = new DataSetDecoder(format, new TemplateLookup(format, lifetime, logger), options, logger);
        _templates = new TemplateReader(format, _store, _data);
    }

    /// <summary>Decodes the sets of one message. A set that lies about its length ends the message; what came before it counts.</summary>
    /// <param name="sets">The message behind its header.</param>
    /// <param name="source">What its records have in common.</param>
    /// <param name="datagram">What carried it.</param>
    /// <param name="left">Records that the datagram may still become: at first <see cref="RecordLimit"/>.</param>
    /// <param name="records">Takes the records.</param>
    public SetsResult Decode(ReadOnlySpan<byte> sets, in RecordSource source, in Datagram datagram, ref int left, RecordSink records)
    {
        var message = _message.Set(_store.Of(source.Agent, source.ReceiveTime), TemplateKey.Of(datagram, source), source);
        _now = Math.Max(_now, source.ReceiveTime);
        var before = left;
        int? known = 0;
        var isMalformed = false;
        while (sets.Length >= SetHeaderLength)
        {
            var id = BinaryPrimitives.ReadUInt16BigEndian(sets);
            var length = BinaryPrimitives.ReadUInt16BigEndian(sets[2..]);
            if (length < SetHeaderLength || length > sets.Length)
            {
                // Some devices fill the datagram up with zeros.
                isMalformed = sets.ContainsAnyExcept((byte)0);
                break;
            }
            records.BeginSet(source);
            known += Decode(id, sets[SetHeaderLength..length], message, ref left, records);
            sets = sets[length..];
        }
        if (left < before)
        {
            message.Agent.CountRecords();
        }
        return new SetsResult(isMalformed, isMalformed ? null : known);
    }

    /// <summary>Gives up what has waited too long.</summary>
    public void Tick(long now, RecordSink records) => _data.Expire(now, records);

    /// <summary>No more datagrams come.</summary>
    public void Finish(RecordSink records)
    {
        _data.GiveUpAll(records);
        _store.Finish(_now);
    }

    /// <summary>A connection or file has ended: its templates end with it (RFC 7011 section 8.1).</summary>
    public void EndSession(Agent agent, int session) => _store.Find(agent)?.RemoveSession(session);

    /// <summary>The host forgets an agent.</summary>
    public void Forget(Agent agent, RecordSink records)
    {
        if (_store.Find(agent) is { } templates)
        {
            _data.GiveUp(templates, records);
            _store.Forget(agent);
        }
    }

    /// <summary>The templates of an agent, and those that are missing.</summary>
    public IEnumerable<TemplateReport> Describe(Agent agent) => _store.Find(agent) is { } templates ? TemplateReports.Of(templates, _format) : [];

    private int? Decode(ushort id, ReadOnlySpan<byte> content, Message message, ref int left, RecordSink records)
    {
        if (id >= FirstDataSet)
        {
            return _data.Decode(id, content, message, ref left, records);
        }
        if (id == _format.TemplateSetId || id == _format.OptionsTemplateSetId)
        {
            _templates.Read(content, isOptions: id == _format.OptionsTemplateSetId, message, records);
            records.EndSet(message.Source, hasData: false);
        }
        else
        {
            records.DropSet(message.Source, DropReason.UnknownSet);
        }
        return 0;
    }
}
