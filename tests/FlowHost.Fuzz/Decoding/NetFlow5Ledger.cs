using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Fuzz.Decoding;

/// <summary>Version 5: as many records as the header announces and the datagram holds.</summary>
internal sealed class NetFlow5Ledger : IDatagramLedger
{
    private const int HeaderLength = 24;
    private const int RecordLength = 48;

    public void Check(ReadOnlySpan<byte> payload, DropReason reason, SinkCounts counts)
    {
        var isWhole = payload.Length >= HeaderLength;
        var announced = isWhole ? BinaryPrimitives.ReadUInt16BigEndian(payload[2..]) : 0;
        var records = Math.Min(announced, Math.Max(0, payload.Length - HeaderLength) / RecordLength);
        var rest = isWhole ? payload[(HeaderLength + (records * RecordLength))..] : default;
        var isMore = rest.Length >= RecordLength && rest.ContainsAnyExcept((byte)0);
        var expected = isWhole && announced == records && !isMore ? DropReason.None : DropReason.Malformed;
        BrokenPromiseException.Unless(counts.Records == records, $"{counts.Records} records of {records}");
        BrokenPromiseException.Unless(counts.Sets == (records > 0 ? 1 : 0), $"{counts.Sets} sets with {records} records");
        BrokenPromiseException.Unless(counts.Messages == (isWhole ? 1 : 0), $"{counts.Messages} messages of {payload.Length} octets");
        BrokenPromiseException.Unless(reason == expected, $"the datagram is {expected}, {reason} was said");
    }
}
