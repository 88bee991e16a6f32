using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoEta.InitialPackets;

/// <summary>
/// Both ends of a flow, the lower first, so that both directions have the same: as an earlier enricher says, who may know of translations, else
/// of the record, else of the packet in it.
/// </summary>
internal sealed class FlowEnds
{
    /// <summary>Room that the ends need.</summary>
    public const int Room = 2 * (16 + sizeof(ushort));

    private readonly Column<Text>? _flowId;
    private readonly AddressColumn? _source;
    private readonly AddressColumn? _destination;
    private readonly Column<ulong>? _sourcePort;
    private readonly Column<ulong>? _destinationPort;

    public FlowEnds(SchemaBuilder schema)
    {
        _flowId = schema.TryGet("flowinfo.FlowIDWithPort", out Column<Text> flowId) ? flowId : null;
        _source = schema.TryGetAddress(Elements.SourceIPv4Address, Elements.SourceIPv6Address, out var source) ? source : null;
        _destination = schema.TryGetAddress(Elements.DestinationIPv4Address, Elements.DestinationIPv6Address, out var destination)
            ? destination
            : null;
        _sourcePort = schema.TryGetNumber(Elements.SourceTransportPort, out var sourcePort) ? sourcePort : null;
        _destinationPort = schema.TryGetNumber(Elements.DestinationTransportPort, out var destinationPort) ? destinationPort : null;
    }

    /// <summary>The ends of a row.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="row">The row.</param>
    /// <param name="packet">The packet of the row.</param>
    /// <param name="room">At least <see cref="Room"/> octets, which may hold the result.</param>
    public ReadOnlySpan<byte> Of(FlowBatch batch, int row, in InitialPacket packet, Span<byte> room)
    {
        if (_flowId is { } flowId && !batch[flowId].IsNull(row))
        {
            return batch[flowId][row];
        }
        var (source, destination) = _source is { } from && _destination is { } to
            ? (batch[from][row], batch[to][row])
            : (IpAddress.From(packet.Source), IpAddress.From(packet.Destination));
        var (sourcePort, destinationPort) = _sourcePort is { } fromPort && _destinationPort is { } toPort
            ? ((ushort)batch[fromPort][row], (ushort)batch[toPort][row])
            : (packet.SourcePort, packet.DestinationPort);
        if (source > destination || (source == destination && sourcePort > destinationPort))
        {
            (source, destination, sourcePort, destinationPort) = (destination, source, destinationPort, sourcePort);
        }
        BinaryPrimitives.WriteUInt128BigEndian(room, source);
        BinaryPrimitives.WriteUInt128BigEndian(room[16..], destination);
        BinaryPrimitives.WriteUInt16BigEndian(room[32..], sourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(room[34..], destinationPort);
        return room[..Room];
    }
}
