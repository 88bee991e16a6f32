using System.Buffers.Binary;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Decoders.NetFlow;

/// <summary>NetFlow version 9 (RFC 3954). The header's count is not used: devices put records, flowsets or nonsense there; set lengths rule.</summary>
public sealed class NetFlow9Decoder : IDecoder
{
    private const byte Version = 9;
    private const int HeaderLength = 20;

    private readonly SetDecoder _sets;

    /// <summary>Creates the decoder.</summary>
    public NetFlow9Decoder(TemplateOptions options, PluginContext context, ILogger<NetFlow9Decoder> logger)
        : this(logger, options, context.State)
    {
    }

    internal NetFlow9Decoder(ILogger<NetFlow9Decoder> logger, TemplateOptions? options = null, IStateStore? state = null) =>
        _sets = new SetDecoder(new NetFlow9TemplateFormat(), options ?? new TemplateOptions(), state, logger);

    /// <inheritdoc/>
    public bool Accepts(ReadOnlySpan<byte> datagram) => datagram.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(datagram) == Version;

    /// <inheritdoc/>
    public DropReason Decode(in Datagram datagram, Agent agent, RecordSink records)
    {
        var message = datagram.Payload;
        if (message.Length < HeaderLength)
        {
            return DropReason.Malformed;
        }
        var source = new RecordSource(
            agent,
            Version,
            Domain: BinaryPrimitives.ReadUInt32BigEndian(message[16..]),
            SetId: 0,
            ExportTime: BinaryPrimitives.ReadUInt32BigEndian(message[8..]) * 1_000_000_000L,
            datagram.ReceiveTime,
            SysUpTime: BinaryPrimitives.ReadUInt32BigEndian(message[4..]));
        var left = SetDecoder.RecordLimit;
        var result = _sets.Decode(message[HeaderLength..], source, datagram, ref left, records);
        // RFC 3954 section 5.1: export packets sent by this domain.
        records.CountMessage(source, datagram, BinaryPrimitives.ReadUInt32BigEndian(message[12..]), SequenceUnit.Messages, result.Records);
        return result.IsMalformed ? DropReason.Malformed : DropReason.None;
    }

    /// <inheritdoc/>
    public void Tick(long now, RecordSink records) => _sets.Tick(now, records);

    /// <inheritdoc/>
    public void Finish(RecordSink records) => _sets.Finish(records);

    /// <inheritdoc/>
    public void EndSession(Agent agent, int session, RecordSink records) => _sets.EndSession(agent, session);

    /// <inheritdoc/>
    public void Forget(Agent agent, RecordSink records) => _sets.Forget(agent, records);

    /// <inheritdoc/>
    public IEnumerable<TemplateReport> Templates(Agent agent) => _sets.Describe(agent);
}
