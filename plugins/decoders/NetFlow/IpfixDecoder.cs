using System.Buffers.Binary;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Decoders.NetFlow;

/// <summary>IPFIX (RFC 7011). Devices put two messages in one datagram, or octets behind the message: each message is decoded by its own length.</summary>
public sealed class IpfixDecoder : IDecoder
{
    private const byte Version = 10;
    private const int HeaderLength = 16;

    private readonly SetDecoder _sets;

    /// <summary>Creates the decoder.</summary>
    public IpfixDecoder(TemplateOptions options, PluginContext context, ILogger<IpfixDecoder> logger)
        : this(logger, options, context.State)
    {
    }

    internal IpfixDecoder(ILogger<IpfixDecoder> logger, TemplateOptions? options = null, IStateStore? state = null) =>
        _sets = new SetDecoder(new IpfixTemplateFormat(), options ?? new TemplateOptions(), state, logger);

    /// <inheritdoc/>
    public bool Accepts(ReadOnlySpan<byte> datagram) => datagram.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(datagram) == Version;

    /// <inheritdoc/>
    public DropReason Decode(in Datagram datagram, Agent agent, RecordSink records)
    {
        var rest = datagram.Payload;
        var left = SetDecoder.RecordLimit;
        var outcome = DropReason.None;
        do
        {
            var length = rest.Length < HeaderLength ? 0 : BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (length < HeaderLength)
            {
                return DropReason.Malformed;
            }
            if (length > rest.Length)
            {
                // Cut short: the sets that are whole still count.
                outcome = DropReason.Truncated;
                length = (ushort)rest.Length;
            }
            var isMalformed = DecodeMessage(rest[..length], datagram, agent, ref left, records);
            outcome = isMalformed && outcome == DropReason.None ? DropReason.Malformed : outcome;
            rest = rest[length..];
        }
        while (Accepts(rest));
        return outcome == DropReason.None && rest.ContainsAnyExcept((byte)0) ? DropReason.Malformed : outcome;
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

    private bool DecodeMessage(ReadOnlySpan<byte> message, in Datagram datagram, Agent agent, ref int left, RecordSink records)
    {
        var source = new RecordSource(
            agent,
            Version,
            Domain: BinaryPrimitives.ReadUInt32BigEndian(message[12..]),
            SetId: 0,
            ExportTime: BinaryPrimitives.ReadUInt32BigEndian(message[4..]) * 1_000_000_000L,
            datagram.ReceiveTime,
            SysUpTime: 0);
        var result = _sets.Decode(message[HeaderLength..], source, datagram, ref left, records);
        // RFC 7011 section 3.1: data records sent before this message, modulo 2^32.
        records.CountMessage(source, datagram, BinaryPrimitives.ReadUInt32BigEndian(message[8..]), SequenceUnit.Records, result.Records);
        return result.IsMalformed;
    }
}
