using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Fuzz.Decoding;

/// <summary>IPFIX: each data set of each message was decoded or dropped.</summary>
internal sealed class IpfixLedger : IDatagramLedger
{
    private const int HeaderLength = 16;
    private const ushort Version = 10;

    public void Check(ReadOnlySpan<byte> payload, FuzzSink sink)
    {
        var balance = default(SetBalance);
        var truncated = 0;
        do
        {
            var length = payload.Length < HeaderLength ? 0 : BinaryPrimitives.ReadUInt16BigEndian(payload[2..]);
            if (length < HeaderLength)
            {
                balance.Broken++;
                payload = default;
                break;
            }
            truncated += length > payload.Length ? 1 : 0;
            length = (ushort)Math.Min(length, payload.Length);
            balance.Add(payload[HeaderLength..length], isIpfix: true);
            payload = payload[length..];
        }
        while (payload.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(payload) == Version);
        balance.Broken += payload.ContainsAnyExcept((byte)0) ? 1 : 0;
        balance.Check(sink);
        BrokenPromiseException.Unless(sink.Drops(DropReason.Truncated) == truncated, $"{truncated} messages are cut, {sink.Drops(DropReason.Truncated)} were counted");
    }
}
