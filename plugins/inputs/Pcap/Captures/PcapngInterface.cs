namespace FlowHost.Inputs.Pcap.Captures;

/// <summary>What an interface description block says about the packets of that interface.</summary>
/// <param name="Link">What the frames start with.</param>
/// <param name="SnapLength">Octets that a packet was cut to; 0 for no limit.</param>
/// <param name="Scale">How to read the time stamps.</param>
internal readonly record struct PcapngInterface(LinkType Link, uint SnapLength, TimestampScale Scale);
