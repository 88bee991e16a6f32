using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Fuzz.Decoding;

/// <summary>IPFIX: each set of each message was begun.</summary>
internal sealed class IpfixLedger : IDatagramLedger
{
    private const int HeaderLength = 16;
    private const ushort Version = 10;

    public void Check(ReadOnlySpan<byte> payload, DropReason reason, SinkCounts counts)
    {
        var balance = default(SetBalance);
        do
        {
            var length = payload.Length < HeaderLength ? 0 : BinaryPrimitives.ReadUInt16BigEndian(payload[2..]);
            if (length < HeaderLength)
            {
                balance.IsBroken = true;
                payload = default;
                break;
            }
            balance.IsTruncated |= length > payload.Length;
            length = (ushort)Math.Min(length, payload.Length);
            balance.Add(payload[HeaderLength..length], isIpfix: true);
            payload = payload[length..];
        }
        while (payload.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(payload) == Version);
        balance.IsBroken |= payload.ContainsAnyExcept((byte)0);
        balance.Check(reason, counts);
    }
}
