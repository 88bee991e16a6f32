namespace FlowHost.Inputs.Pcap.Packets;

/// <summary>A UDP datagram of a packet; valid until the next packet is decoded.</summary>
/// <param name="source">The sender, IPv4 as <c>::ffff:a.b.c.d</c>.</param>
/// <param name="sourcePort">The sender's port.</param>
/// <param name="destinationPort">The port it was sent to.</param>
/// <param name="payload">What UDP carries; may be empty.</param>
internal readonly ref struct UdpDatagram(UInt128 source, ushort sourcePort, ushort destinationPort, ReadOnlySpan<byte> payload)
{
    public readonly UInt128 Source = source;
    public readonly ushort SourcePort = sourcePort;
    public readonly ushort DestinationPort = destinationPort;
    public readonly ReadOnlySpan<byte> Payload = payload;
}
