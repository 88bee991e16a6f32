using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow;

/// <summary>
/// NetFlow version 5: a header of 24 octets, then records of 48, all of one fixed layout (Cisco, "NetFlow Export Datagram Format", table B-4).
/// </summary>
public sealed class NetFlow5Decoder : IDecoder
{
    private const byte Version = 5;
    private const int HeaderLength = 24;

    // The header's last two fields, engine and sampling, belong to every record.
    private static readonly TemplateDefinition Layout = new([
        new(0, 8, 4),       // sourceIPv4Address
        new(0, 12, 4),      // destinationIPv4Address
        new(0, 15, 4),      // ipNextHopIPv4Address
        new(0, 10, 2),      // ingressInterface
        new(0, 14, 2),      // egressInterface
        new(0, 2, 4),       // packetDeltaCount
        new(0, 1, 4),       // octetDeltaCount
        new(0, 22, 4),      // flowStartSysUpTime
        new(0, 21, 4),      // flowEndSysUpTime
        new(0, 7, 2),       // sourceTransportPort
        new(0, 11, 2),      // destinationTransportPort
        new(0, 210, 1),     // paddingOctets
        new(0, 6, 1),       // tcpControlBits
        new(0, 4, 1),       // protocolIdentifier
        new(0, 5, 1),       // ipClassOfService
        new(0, 16, 2),      // bgpSourceAsNumber
        new(0, 17, 2),      // bgpDestinationAsNumber
        new(0, 9, 1),       // sourceIPv4PrefixLength
        new(0, 13, 1),      // destinationIPv4PrefixLength
        new(0, 210, 2),     // paddingOctets
    ])
    {
        HasSysUpTime = true,
        HeaderFields =
        [
            new(0, 38, 1),  // engineType
            new(0, 39, 1),  // engineId
            new(0, 35, 1),  // samplingAlgorithm
            new(0, 34, 2),  // samplingInterval
        ],
    };

    private TemplatePlan? _plan;

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
        _plan ??= records.Compile(Layout);
        if (_plan is null)
        {
            return DropReason.SchemaLimit;
        }
        // Neither the count nor the datagram's length can be trusted alone: octets may follow, or records be missing.
        var announced = BinaryPrimitives.ReadUInt16BigEndian(message[2..]);
        var present = (message.Length - HeaderLength) / _plan.MinimumRecordLength;
        var content = message.Slice(HeaderLength, Math.Min(announced, present) * _plan.MinimumRecordLength);
        var isMalformed = announced > present || HasRecordsIn(message[(HeaderLength + content.Length)..]);
        var source = new RecordSource(
            agent,
            Version,
            Domain: BinaryPrimitives.ReadUInt16BigEndian(message[20..]),
            SetId: 0,
            ExportTime: (BinaryPrimitives.ReadUInt32BigEndian(message[8..]) * 1_000_000_000L) + BinaryPrimitives.ReadUInt32BigEndian(message[12..]),
            datagram.ReceiveTime,
            SysUpTime: BinaryPrimitives.ReadUInt32BigEndian(message[4..]));
        if (!content.IsEmpty)
        {
            Append(content, message, source, records);
        }
        // Cisco, table B-3: flows seen since the device started.
        records.CountMessage(source, datagram, BinaryPrimitives.ReadUInt32BigEndian(message[16..]), SequenceUnit.Records, isMalformed ? null : announced);
        return isMalformed ? DropReason.Malformed : DropReason.None;
    }

    private void Append(ReadOnlySpan<byte> content, ReadOnlySpan<byte> message, in RecordSource source, RecordSink records)
    {
        var sampling = BinaryPrimitives.ReadUInt16BigEndian(message[22..]);
        ReadOnlySpan<byte> header = [message[20], message[21], (byte)(sampling >> 14), (byte)((sampling >> 8) & 0x3F), (byte)sampling];
        records.BeginSet(source);
        records.Append(_plan!, source, content, header);
        records.EndSet(source);
    }

    // A datagram that is filled up with zeros, or with less than a record, loses nothing.
    private bool HasRecordsIn(ReadOnlySpan<byte> rest) => rest.Length >= _plan!.MinimumRecordLength && rest.ContainsAnyExcept((byte)0);
}
