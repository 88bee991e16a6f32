using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Fuzz.Decoding;

/// <summary>
/// An input as a row of datagrams, so that a template and the data behind it can be found: an octet that says who sends it and how,
/// two octets of length, the datagram. A length past the end means all that is left, so that most changes to an input keep a meaning.
/// </summary>
internal ref struct InputDatagrams(ArraySegment<byte> input)
{
    public const int HeaderLength = 3;

    private const int SecondAgent = 1;
    private const int SecondPort = 2;
    private const int TransportShift = 2;
    private const int Transports = 3;

    private int _position;

    /// <summary>Takes the next datagram.</summary>
    /// <param name="datagram">The datagram.</param>
    /// <param name="agent">Which of the two agents sent it.</param>
    public bool TryRead(out Datagram datagram, out int agent)
    {
        (datagram, agent) = (default, 0);
        var rest = input.AsSpan(_position);
        if (rest.Length < HeaderLength)
        {
            return false;
        }
        var flags = rest[0];
        var length = Math.Min(BinaryPrimitives.ReadUInt16BigEndian(rest[1..]), rest.Length - HeaderLength);
        agent = flags & SecondAgent;
        datagram = new Datagram(
            input.Array!,
            input.Offset + _position + HeaderLength,
            length,
            IpAddress.FromIPv4(0xC0000201u + (uint)agent),
            sourcePort: (ushort)(50_000 + (flags & SecondPort)),
            listenPort: 2055,
            receiveTime: 0,
            (Transport)((flags >> TransportShift) % Transports));
        _position += HeaderLength + length;
        return true;
    }
}
