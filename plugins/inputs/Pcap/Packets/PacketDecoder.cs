using FlowHost.Inputs.Pcap.Captures;

namespace FlowHost.Inputs.Pcap.Packets;

/// <summary>Finds the UDP datagram in a packet.</summary>
/// <param name="fragments">Puts fragments together.</param>
internal sealed class PacketDecoder(FragmentTable fragments)
{
    /// <summary>Decodes a packet.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="datagram">Set when the verdict is <see cref="Verdict.Datagram"/>.</param>
    public Verdict Decode(in CapturedPacket packet, out UdpDatagram datagram)
    {
        datagram = default;
        var verdict = LinkLayer.Strip(packet.Link, packet.Frame, out var ip);
        if (verdict == Verdict.Datagram)
        {
            verdict = ip.IsEmpty ? Verdict.Cut : (ip[0] >> 4) switch
            {
                4 => IPv4.Decode(ip, packet.Time, fragments, out datagram),
                6 => IPv6.Decode(ip, packet.Time, fragments, out datagram),
                _ => Verdict.Foreign,
            };
        }
        // Too short although the capture cut nothing: the lengths in it lie.
        return verdict == Verdict.Cut && !packet.IsCut ? Verdict.Malformed : verdict;
    }
}
