using System.Buffers.Binary;
using FlowHost.Inputs.Tcp.Connections;

namespace FlowHost.Fuzz.Streams;

/// <summary>
/// What divides the octets of a TCP connection into messages. An input is what each read gives: two octets of length and so many octets. In
/// whichever pieces they come, the messages must be those of the whole.
/// </summary>
internal sealed class TcpTarget : IFuzzTarget
{
    private const int PieceHeader = 2;
    private const int FrameLength = 4;
    private const int ShortestMessage = 16;
    private const int Version = 10;

    // The buffer of a connection, which the pool may have to make; and the list of pieces here, of which an empty one takes two octets of input.
    public AllocationBound Bound => new(Constant: 1 << 18, PerOctet: 64);

    public void Run(ArraySegment<byte> input, Outcome outcome)
    {
        var pieces = Pieces(input);
        byte[] whole = [.. pieces.SelectMany(piece => piece)];
        using var buffer = new MessageBuffer();
        var taken = 0;
        foreach (var piece in pieces)
        {
            var rest = piece.AsMemory();
            while (rest.Length > 0 && buffer.Fault is null)
            {
                var read = Read(buffer, rest);
                rest = rest[read..];
                taken = Take(buffer, whole, taken, outcome);
            }
        }
        Check(buffer, whole.AsSpan(taken), outcome);
    }

    private static List<ArraySegment<byte>> Pieces(ArraySegment<byte> input)
    {
        var pieces = new List<ArraySegment<byte>>();
        while (input.Count >= PieceHeader)
        {
            var length = Math.Min(BinaryPrimitives.ReadUInt16BigEndian(input), input.Count - PieceHeader);
            pieces.Add(input.Slice(PieceHeader, length));
            input = input[(PieceHeader + length)..];
        }
        return pieces;
    }

    private static int Read(MessageBuffer buffer, ReadOnlyMemory<byte> octets)
    {
        buffer.Trim();
        var room = buffer.Room();
        BrokenPromiseException.Unless(room.Length > 0, "there is no room to read to: a connection would wait for ever");
        var read = Math.Min(room.Length, octets.Length);
        octets[..read].CopyTo(room);
        buffer.Add(read);
        return read;
    }

    private static int Take(MessageBuffer buffer, byte[] whole, int taken, Outcome outcome)
    {
        while (buffer.TryTake(out var offset, out var length))
        {
            BrokenPromiseException.Unless(IsMessage(whole.AsSpan(taken), out var expected) && length == expected, $"{length} octets at {taken} are no message");
            BrokenPromiseException.Unless(
                buffer.Octets.AsSpan(offset, length).SequenceEqual(whole.AsSpan(taken, length)), $"the message at {taken} has other octets");
            taken += length;
            outcome.Add("messages");
        }
        return taken;
    }

    private static void Check(MessageBuffer buffer, ReadOnlySpan<byte> rest, Outcome outcome)
    {
        BrokenPromiseException.Unless(!IsMessage(rest, out var length), "a whole message was not found");
        var isFault = rest.Length >= FrameLength && length == 0;
        BrokenPromiseException.Unless(isFault == buffer.Fault is not null, $"the fault is '{buffer.Fault}'");
        BrokenPromiseException.Unless(buffer.HasPart == !rest.IsEmpty, "what is left is not seen");
        BrokenPromiseException.Unless(buffer.Fault?.Contains('\n', StringComparison.Ordinal) != true, "a message of two lines");
        outcome.Add("fault", isFault ? 1 : 0);
        outcome.Add("part", isFault || rest.IsEmpty ? 0 : 1);
    }

    // RFC 7011 section 3.1: version, then the length of the whole message. The length is 0 where there can be none.
    private static bool IsMessage(ReadOnlySpan<byte> octets, out int length)
    {
        length = 0;
        if (octets.Length >= FrameLength && BinaryPrimitives.ReadUInt16BigEndian(octets) == Version)
        {
            length = BinaryPrimitives.ReadUInt16BigEndian(octets[2..]);
            length = length < ShortestMessage ? 0 : length;
        }
        return length > 0 && length <= octets.Length;
    }
}
