namespace FlowHost.Inputs.Pcap.Packets;

/// <summary>A part of an IP packet's payload.</summary>
/// <param name="offset">Where it stands in the payload: octets, a multiple of eight.</param>
/// <param name="isLast">True when nothing follows it.</param>
/// <param name="isCut">True when the capture does not hold all of it.</param>
/// <param name="protocol">The protocol of the payload, as this fragment has it.</param>
/// <param name="data">The octets.</param>
internal readonly ref struct Fragment(int offset, bool isLast, bool isCut, byte protocol, ReadOnlySpan<byte> data)
{
    public readonly int Offset = offset;
    public readonly bool IsLast = isLast;
    public readonly bool IsCut = isCut;
    public readonly byte Protocol = protocol;
    public readonly ReadOnlySpan<byte> Data = data;
}
