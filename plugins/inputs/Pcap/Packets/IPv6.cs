using System.Buffers.Binary;

namespace FlowHost.Inputs.Pcap.Packets;

/// <summary>The Internet Protocol, version 6 (RFC 8200).</summary>
internal static class IPv6
{
    private const int HeaderLength = 40;
    private const int FragmentHeaderLength = 8;

    // Extension headers, RFC 8200 section 4 and the registry of IANA.
    private const byte HopByHop = 0;
    private const byte Routing = 43;
    private const byte FragmentHeader = 44;
    private const byte Authentication = 51;
    private const byte DestinationOptions = 60;
    private const byte Mobility = 135;
    private const byte HostIdentity = 139;
    private const byte Shim6 = 140;

    /// <inheritdoc cref="IPv4.Decode"/>
    public static Verdict Decode(ReadOnlySpan<byte> packet, long time, FragmentTable fragments, out UdpDatagram datagram)
    {
        datagram = default;
        const int NextHeaderOffset = 6;
        if (packet.Length > NextHeaderOffset && packet[NextHeaderOffset] != Udp.Protocol && !IsExtension(packet[NextHeaderOffset]))
        {
            return Verdict.Foreign;
        }
        if (packet.Length < HeaderLength)
        {
            return Verdict.Cut;
        }
        int payloadLength = BinaryPrimitives.ReadUInt16BigEndian(packet[4..]);
        // A jumbogram, or segmentation that is left to the network card.
        var length = payloadLength == 0 ? packet.Length : HeaderLength + payloadLength;
        var isCut = packet.Length < length;
        var source = BinaryPrimitives.ReadUInt128BigEndian(packet[8..]);
        var protocol = packet[NextHeaderOffset];
        var payload = packet[HeaderLength..Math.Min(length, packet.Length)];
        var verdict = SkipExtensions(ref protocol, ref payload);
        if (verdict == Verdict.Fragment)
        {
            var whole = fragments.Add(ReadKey(packet, payload), ReadFragment(payload, isCut), time);
            if (whole is null)
            {
                return Verdict.Fragment;
            }
            (protocol, isCut) = (whole.Protocol, false);
            payload = whole.Payload;
            verdict = SkipExtensions(ref protocol, ref payload);
            // A fragment within a fragment, or headers longer than the packet.
            verdict = verdict is Verdict.Fragment or Verdict.Cut ? Verdict.Malformed : verdict;
        }
        if (verdict != Verdict.Datagram)
        {
            return verdict;
        }
        return isCut ? Verdict.Cut : Udp.Decode(source, payload, out datagram);
    }

    private static FragmentKey ReadKey(ReadOnlySpan<byte> packet, ReadOnlySpan<byte> header) => new(
        BinaryPrimitives.ReadUInt128BigEndian(packet[8..]),
        BinaryPrimitives.ReadUInt128BigEndian(packet[24..]),
        BinaryPrimitives.ReadUInt32BigEndian(header[4..]));

    private static Fragment ReadFragment(ReadOnlySpan<byte> header, bool isCut)
    {
        var position = BinaryPrimitives.ReadUInt16BigEndian(header[2..]);
        return new Fragment(position & 0xFFF8, isLast: (position & 1) == 0, isCut, header[0], header[FragmentHeaderLength..]);
    }

    /// <summary>Goes through extension headers up to UDP (verdict Datagram) or the header of a fragment (verdict Fragment).</summary>
    private static Verdict SkipExtensions(ref byte protocol, ref ReadOnlySpan<byte> payload)
    {
        while (protocol != Udp.Protocol)
        {
            if (!IsExtension(protocol))
            {
                return Verdict.Foreign;
            }
            if (payload.Length < FragmentHeaderLength)
            {
                return Verdict.Cut;
            }
            if (protocol == FragmentHeader && (BinaryPrimitives.ReadUInt16BigEndian(payload[2..]) & 0xFFF9) != 0)
            {
                return payload[0] == Udp.Protocol || IsExtension(payload[0]) ? Verdict.Fragment : Verdict.Foreign;
            }
            var length = protocol switch
            {
                FragmentHeader => FragmentHeaderLength, // A fragment that is the whole packet, RFC 6946.
                Authentication => (payload[1] + 2) * 4, // RFC 4302 section 2.2.
                _ => (payload[1] + 1) * 8,
            };
            if (payload.Length < length)
            {
                return Verdict.Cut;
            }
            protocol = payload[0];
            payload = payload[length..];
        }
        return Verdict.Datagram;
    }

    private static bool IsExtension(byte protocol) => protocol is HopByHop or Routing or FragmentHeader or Authentication
        or DestinationOptions or Mobility or HostIdentity or Shim6;
}
