using System.Buffers.Binary;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Decoders.NetFlow;

/// <summary>IPFIX (RFC 7011). Devices put two messages in one datagram, or octets behind the message: each message is decoded by its own length.</summary>
public sealed class IpfixDecoder(ILogger<IpfixDecoder> logger) : IDecoder
{
    private const byte Version = 10;
    private const int HeaderLength = 16;

    private readonly SetDecoder _sets = new(new IpfixTemplateFormat(), logger);

    /// <inheritdoc/>
    public bool Accepts(ReadOnlySpan<byte> datagram) => datagram.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(datagram) == Version;

    /// <inheritdoc/>
    public void Decode(in Datagram datagram, Agent agent, RecordSink records)
    {
        var rest = datagram.Payload;
        var left = SetDecoder.RecordLimit;
        do
        {
            var length = rest.Length < HeaderLength ? 0 : BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (length < HeaderLength)
            {
                records.CountDrop(DropReason.Malformed);
                return;
            }
            if (length > rest.Length)
            {
                // Cut short: the sets that are whole still count.
                records.CountDrop(DropReason.Truncated);
                length = (ushort)rest.Length;
            }
            DecodeMessage(rest[..length], datagram, agent, ref left, records);
            rest = rest[length..];
        }
        while (Accepts(rest));
        if (rest.ContainsAnyExcept((byte)0))
        {
            records.CountDrop(DropReason.Malformed);
        }
    }

    /// <inheritdoc/>
    public void EndSession(Agent agent, int session) => _sets.EndSession(agent, session);

    private void DecodeMessage(ReadOnlySpan<byte> message, in Datagram datagram, Agent agent, ref int left, RecordSink records)
    {
        var source = new RecordSource(
            agent,
            Version,
            Domain: BinaryPrimitives.ReadUInt32BigEndian(message[12..]),
            SetId: 0,
            ExportTime: BinaryPrimitives.ReadUInt32BigEndian(message[4..]) * 1_000_000_000L,
            datagram.ReceiveTime,
            SysUpTime: 0);
        _sets.Decode(message[HeaderLength..], source, datagram, ref left, records);
    }
}
