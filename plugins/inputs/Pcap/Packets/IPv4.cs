using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Inputs.Pcap.Packets;

/// <summary>The Internet Protocol, version 4 (RFC 791).</summary>
internal static class IPv4
{
    private const int MinHeaderLength = 20;

    /// <param name="packet">Starts with the header; octets behind the packet are ignored.</param>
    /// <param name="time">When it was captured.</param>
    /// <param name="fragments">Puts fragments together.</param>
    /// <param name="datagram">Set when the verdict is <see cref="Verdict.Datagram"/>.</param>
    public static Verdict Decode(ReadOnlySpan<byte> packet, long time, FragmentTable fragments, out UdpDatagram datagram)
    {
        datagram = default;
        const int ProtocolOffset = 9;
        if (packet.Length > ProtocolOffset && packet[ProtocolOffset] != Udp.Protocol)
        {
            return Verdict.Foreign;
        }
        if (packet.Length < MinHeaderLength)
        {
            return Verdict.Cut;
        }
        var headerLength = (packet[0] & 0xF) * 4;
        int length = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        // A host whose network card does the segmentation captures packets with a length of 0.
        length = length == 0 ? packet.Length : length;
        if (headerLength < MinHeaderLength || length < headerLength)
        {
            return Verdict.Malformed;
        }
        if (packet.Length < headerLength)
        {
            return Verdict.Cut;
        }
        var isCut = packet.Length < length;
        var payload = packet[headerLength..Math.Min(length, packet.Length)];
        var source = IpAddress.FromIPv4(BinaryPrimitives.ReadUInt32BigEndian(packet[12..]));
        var position = BinaryPrimitives.ReadUInt16BigEndian(packet[6..]);
        if ((position & 0x3FFF) == 0)
        {
            return isCut ? Verdict.Cut : Udp.Decode(source, payload, out datagram);
        }
        var destination = IpAddress.FromIPv4(BinaryPrimitives.ReadUInt32BigEndian(packet[16..]));
        var key = new FragmentKey(source, destination, BinaryPrimitives.ReadUInt16BigEndian(packet[4..]));
        var fragment = new Fragment((position & 0x1FFF) * 8, isLast: (position & 0x2000) == 0, isCut, Udp.Protocol, payload);
        return fragments.Add(key, fragment, time) is { } whole ? Udp.Decode(source, whole.Payload, out datagram) : Verdict.Fragment;
    }
}
