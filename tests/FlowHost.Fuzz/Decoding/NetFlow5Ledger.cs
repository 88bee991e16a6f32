using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Fuzz.Decoding;

/// <summary>Version 5: as many records as the header announces and the datagram holds.</summary>
internal sealed class NetFlow5Ledger : IDatagramLedger
{
    private const int HeaderLength = 24;
    private const int RecordLength = 48;

    public void Check(ReadOnlySpan<byte> payload, FuzzSink sink)
    {
        var announced = payload.Length < HeaderLength ? 0 : BinaryPrimitives.ReadUInt16BigEndian(payload[2..]);
        var records = Math.Min(announced, Math.Max(0, payload.Length - HeaderLength) / RecordLength);
        BrokenPromiseException.Unless(sink.Records == records, $"{sink.Records} records of {records}");
        BrokenPromiseException.Unless(sink.Sets == (records > 0 ? 1 : 0), $"{sink.Sets} sets with {records} records");
        var missing = payload.Length < HeaderLength || announced > records;
        BrokenPromiseException.Unless(!missing || sink.Drops(DropReason.Malformed) == 1, "records are missing and were not counted");
    }
}
