using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Fuzz.Decoding;

/// <summary>The messages and sets of a datagram by their lengths, and what the decoder must have counted for them.</summary>
internal struct SetBalance
{
    private const int SetHeaderLength = 4;
    private const int FirstDataSet = 256;

    private int _messages;
    private int _sets;
    private int _unknown;

    /// <summary>Whether something that is no set, or no message, ends the datagram or a message.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Whether a message is longer than what is left.</summary>
    public bool IsTruncated { get; set; }

    /// <summary>Adds a message.</summary>
    /// <param name="sets">The message behind its header.</param>
    /// <param name="isIpfix">Whether templates are in sets 2 and 3; else 0 and 1.</param>
    public void Add(ReadOnlySpan<byte> sets, bool isIpfix)
    {
        _messages++;
        while (sets.Length >= SetHeaderLength)
        {
            var id = BinaryPrimitives.ReadUInt16BigEndian(sets);
            var length = BinaryPrimitives.ReadUInt16BigEndian(sets[2..]);
            if (length < SetHeaderLength || length > sets.Length)
            {
                IsBroken |= sets.ContainsAnyExcept((byte)0);
                return;
            }
            var isTemplates = isIpfix ? id is 2 or 3 : id is 0 or 1;
            _sets++;
            _unknown += id < FirstDataSet && !isTemplates ? 1 : 0;
            sets = sets[length..];
        }
    }

    /// <exception cref="BrokenPromiseException">The counters say something else.</exception>
    public readonly void Check(DropReason reason, SinkCounts counts)
    {
        var unknown = counts.SetDrops[(int)DropReason.UnknownSet];
        var expected = IsTruncated ? DropReason.Truncated : IsBroken ? DropReason.Malformed : DropReason.None;
        BrokenPromiseException.Unless(counts.Messages == _messages, $"{_messages} messages, {counts.Messages} were counted");
        BrokenPromiseException.Unless(counts.Sets == _sets, $"{_sets} sets, {counts.Sets} were counted");
        BrokenPromiseException.Unless(unknown == _unknown, $"{_unknown} sets of reserved ids, {unknown} were counted");
        BrokenPromiseException.Unless(reason == expected, $"the datagram is {expected}, {reason} was said");
    }
}
