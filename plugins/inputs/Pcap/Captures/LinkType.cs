namespace FlowHost.Inputs.Pcap.Captures;

/// <summary>What a frame of a capture starts with: those LINKTYPE values of the tcpdump.org registry that are read here.</summary>
internal enum LinkType : ushort
{
    /// <summary>BSD loopback: the address family in the byte order of the machine that captured.</summary>
    Null = 0,
    Ethernet = 1,

    /// <summary>Raw IP, as systems numbered it before 101 was agreed.</summary>
    RawBsd = 12,
    RawOpenBsd = 14,
    Raw = 101,

    /// <summary>OpenBSD loopback: the address family in network byte order.</summary>
    Loop = 108,

    /// <summary>Linux cooked capture: what <c>tcpdump -i any</c> writes.</summary>
    LinuxSll = 113,
    IPv4 = 228,
    IPv6 = 229,
    LinuxSll2 = 276,
}
