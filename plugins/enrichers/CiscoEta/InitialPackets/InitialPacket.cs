using System.Net;

namespace FlowHost.Enrichers.CiscoEta.InitialPackets;

/// <summary>The first packet with data of a flow, down to what it carries.</summary>
/// <param name="IsUdp">UDP; otherwise TCP.</param>
/// <param name="Source">The sender.</param>
/// <param name="SourcePort">The sender's port.</param>
/// <param name="Destination">The receiver.</param>
/// <param name="DestinationPort">The receiver's port.</param>
/// <param name="Payload">The data, as far as it was sent; until the next packet is read.</param>
internal readonly record struct InitialPacket(
    bool IsUdp, IPAddress Source, ushort SourcePort, IPAddress Destination, ushort DestinationPort, ArraySegment<byte> Payload);
