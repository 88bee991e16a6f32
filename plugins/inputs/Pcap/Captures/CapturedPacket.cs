namespace FlowHost.Inputs.Pcap.Captures;

/// <summary>One packet as it lies in the read buffer; valid until the next one is read.</summary>
/// <param name="frame">The octets that were captured, from the link layer's header on.</param>
/// <param name="isCut">True when the packet was longer than what was captured.</param>
/// <param name="link">What the frame starts with.</param>
/// <param name="time">When it was captured: nanoseconds since 1970-01-01 UTC.</param>
internal readonly ref struct CapturedPacket(ReadOnlySpan<byte> frame, bool isCut, LinkType link, long time)
{
    public readonly ReadOnlySpan<byte> Frame = frame;
    public readonly bool IsCut = isCut;
    public readonly LinkType Link = link;
    public readonly long Time = time;
}
