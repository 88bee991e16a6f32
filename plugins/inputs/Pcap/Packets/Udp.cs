using System.Buffers.Binary;

namespace FlowHost.Inputs.Pcap.Packets;

/// <summary>The User Datagram Protocol (RFC 768).</summary>
internal static class Udp
{
    /// <summary>Its number in IP headers.</summary>
    public const byte Protocol = 17;

    private const int HeaderLength = 8;

    /// <param name="source">The sender.</param>
    /// <param name="segment">The whole payload of an IP packet; may be longer than UDP says.</param>
    /// <param name="datagram">Set when the verdict is <see cref="Verdict.Datagram"/>.</param>
    /// <remarks>The checksum is not looked at: where the network card computes it, a capture has it wrong.</remarks>
    public static Verdict Decode(UInt128 source, ReadOnlySpan<byte> segment, out UdpDatagram datagram)
    {
        datagram = default;
        if (segment.Length < HeaderLength)
        {
            return Verdict.Malformed;
        }
        var length = BinaryPrimitives.ReadUInt16BigEndian(segment[4..]);
        if (length < HeaderLength || length > segment.Length)
        {
            return Verdict.Malformed;
        }
        datagram = new UdpDatagram(
            source,
            BinaryPrimitives.ReadUInt16BigEndian(segment),
            BinaryPrimitives.ReadUInt16BigEndian(segment[2..]),
            segment[HeaderLength..length]);
        return Verdict.Datagram;
    }
}
