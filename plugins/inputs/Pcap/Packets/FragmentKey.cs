namespace FlowHost.Inputs.Pcap.Packets;

/// <summary>What the fragments of one datagram have in common (RFC 791 section 3.2, RFC 8200 section 4.5); all of them are UDP.</summary>
internal readonly record struct FragmentKey(UInt128 Source, UInt128 Destination, uint Identification);
