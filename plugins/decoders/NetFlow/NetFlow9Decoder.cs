using System.Buffers.Binary;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Decoders.NetFlow;

/// <summary>NetFlow version 9 (RFC 3954). The header's count is not used: devices put records, flowsets or nonsense there; set lengths rule.</summary>
public sealed class NetFlow9Decoder(ILogger<NetFlow9Decoder> logger) : IDecoder
{
    private const byte Version = 9;
    private const int HeaderLength = 20;

    private readonly SetDecoder _sets = new(new NetFlow9TemplateFormat(), logger);

    /// <inheritdoc/>
    public bool Accepts(ReadOnlySpan<byte> datagram) => datagram.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(datagram) == Version;

    /// <inheritdoc/>
    public void Decode(in Datagram datagram, Agent agent, RecordSink records)
    {
        var message = datagram.Payload;
        if (message.Length < HeaderLength)
        {
            records.CountDrop(DropReason.Malformed);
            return;
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
        _sets.Decode(message[HeaderLength..], source, datagram, ref left, records);
    }
    /// <inheritdoc/>
    public void EndSession(Agent agent, int session) => _sets.EndSession(agent, session);
}
