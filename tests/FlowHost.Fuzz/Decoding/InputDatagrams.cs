using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Fuzz.Decoding;

/// <summary>
/// An input as a row of datagrams, so that a template and the data behind it can be found: an octet that says who sends it, how and when,
/// two octets of length, the datagram. A length past the end means all that is left, so that most changes to an input keep a meaning.
/// </summary>
internal ref struct InputDatagrams(ArraySegment<byte> input)
{
    public const int HeaderLength = 3;

    /// <summary>In the place of a transport: UDP, from an agent that the host has forgotten.</summary>
    public const int Forgotten = 3;

    public const int PortShift = 1;
    public const int TransportShift = 2;
    public const int WaitShift = 4;

    private const int SecondAgent = 1;
    private const int SecondPort = 1 << PortShift;
    private const int TransportMask = 3;

    private int _position;

    /// <summary>When the datagram was received: nanoseconds since 1970-01-01 UTC.</summary>
    public long Now { get; set; }

    /// <summary>Takes the next datagram.</summary>
    public bool TryRead(out InputItem item)
    {
        item = default;
        var rest = input.AsSpan(_position);
        if (rest.Length < HeaderLength)
        {
            return false;
        }
        var flags = rest[0];
        var length = Math.Min(BinaryPrimitives.ReadUInt16BigEndian(rest[1..]), rest.Length - HeaderLength);
        var agent = flags & SecondAgent;
        var how = (flags >> TransportShift) & TransportMask;
        var transport = how == Forgotten ? Transport.Udp : (Transport)how;
        // 0 or 2 seconds to 9 hours: longer than anything waits or holds.
        Now += flags >> WaitShift == 0 ? 0 : (1L << (flags >> WaitShift)) * 1_000_000_000;
        var datagram = new Datagram(
            input.Array!,
            input.Offset + _position + HeaderLength,
            length,
            IpAddress.FromIPv4(0xC0000201u + (uint)agent),
            sourcePort: (ushort)(50_000 + (flags & SecondPort)),
            listenPort: 2055,
            Now,
            transport)
        { Session = transport == Transport.Udp ? 0 : 1 + (flags & ((1 << WaitShift) - 1)) };
        item = new InputItem(datagram, agent, how == Forgotten);
        _position += HeaderLength + length;
        return true;
    }
}
