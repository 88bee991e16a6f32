using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Fuzz.Decoding;

/// <summary>The sets of a datagram by id, and what the decoder must have counted for them.</summary>
internal struct SetBalance
{
    private const int SetHeaderLength = 4;
    private const int FirstDataSet = 256;

    private int _data;
    private int _unknown;

    /// <summary>Ends that are no set: each is one <see cref="DropReason.Malformed"/>.</summary>
    public int Broken { get; set; }

    /// <summary>Adds the sets of a message.</summary>
    /// <param name="sets">The message behind its header.</param>
    /// <param name="isIpfix">Whether templates are in sets 2 and 3; else 0 and 1.</param>
    public void Add(ReadOnlySpan<byte> sets, bool isIpfix)
    {
        while (sets.Length >= SetHeaderLength)
        {
            var id = BinaryPrimitives.ReadUInt16BigEndian(sets);
            var length = BinaryPrimitives.ReadUInt16BigEndian(sets[2..]);
            if (length < SetHeaderLength || length > sets.Length)
            {
                Broken += sets.ContainsAnyExcept((byte)0) ? 1 : 0;
                return;
            }
            var isTemplates = isIpfix ? id is 2 or 3 : id is 0 or 1;
            _data += id >= FirstDataSet ? 1 : 0;
            _unknown += id < FirstDataSet && !isTemplates ? 1 : 0;
            sets = sets[length..];
        }
    }

    /// <exception cref="BrokenPromiseException">The counters say something else.</exception>
    public readonly void Check(FuzzSink sink)
    {
        var counted = sink.Sets + sink.Drops(DropReason.NoTemplate) + sink.Drops(DropReason.RecordLimit) + sink.Drops(DropReason.Malformed) - Broken;
        BrokenPromiseException.Unless(counted == _data, $"{_data} data sets, {counted} were counted");
        BrokenPromiseException.Unless(sink.Drops(DropReason.UnknownSet) == _unknown, $"{_unknown} sets of reserved ids, {sink.Drops(DropReason.UnknownSet)} were counted");
    }
}
