namespace FlowHost.Sdk;

/// <summary>
/// Follows the sequence numbers of one stream, which wrap at 2³². A gap counts as lost until the message that belongs there comes late. A
/// number far off moves nothing until three messages in a row agree with it: one forged datagram must not hide what comes after
/// (RFC 7011 section 11.6). Devices that count records where messages are the rule, or the other way round, are found out.
/// </summary>
internal sealed class SequenceTracker(SequenceUnit unit, ushort sourcePort, ushort listenPort)
{
    /// <summary>A forward jump up to this is a gap at once.</summary>
    public const int LargestGap = 1 << 16;

    /// <summary>How many messages are remembered, to tell one that came twice.</summary>
    public const int Window = 64;

    private const int Confirmations = 3;
    private const int UnitProof = 4;

    /// <summary>The same for a sender that may be forged.</summary>
    public const int NewWindow = 8;

    // Made when the first message is out of order: most streams never need them.
    private GapList? _gaps;

    // Number and export time in seconds of the last messages; grows as they come, because a forged sender sends few.
    private ulong[] _recent = [];
    private int _recentNext;
    private bool _isStarted;
    private bool _isUncertain;
    private uint _next;
    private uint _candidateNext;
    private int _candidates;
    private long _candidateUnits;
    private uint _otherNext;
    private bool _hasOwnFits;
    private UnitDoubt? _doubt;
    private SequenceUnit _unit = unit;
    private SequenceCounts _counts;
    private long _received;

    public ushort SourcePort { get; } = sourcePort;

    public ushort ListenPort { get; } = listenPort;

    /// <summary>What the device counts, as far as its numbers show it.</summary>
    public SequenceUnit Unit => _unit;

    /// <summary>What the numbers said so far.</summary>
    public SequenceCounts Counts => _counts with { Received = _received };

    /// <summary>Takes a message's number.</summary>
    /// <param name="sequence">The number in its header.</param>
    /// <param name="records">Records that it holds; null when that is not known, because a set could not be decoded.</param>
    /// <param name="exportTime">Its header's time, by which a message that came twice is told from one of a device that restarted.</param>
    /// <param name="window">How many messages to remember.</param>
    public void Add(uint sequence, int? records, long exportTime, int window = Window)
    {
        // Nearly every message: the next one of a device whose unit is known.
        if (sequence == _next && _hasOwnFits && records is { } count)
        {
            var units = _unit == SequenceUnit.Messages ? 1 : count;
            _received += units;
            MoveTo(sequence, units);
            Remember(sequence, exportTime, window);
            return;
        }
        var fitsOther = DetectUnit(sequence, records);
        var before = Counts;
        AddAny(sequence, _unit == SequenceUnit.Messages ? 1 : records, exportTime);
        if (fitsOther)
        {
            (_doubt ??= new UnitDoubt()).Add(Counts - before, _unit == SequenceUnit.Messages ? records : 1);
        }
        Remember(sequence, exportTime, window);
    }

    private void AddAny(uint sequence, int? advance, long exportTime)
    {
        _received += advance ?? 0;
        if (!_isStarted)
        {
            (_isStarted, _next, _isUncertain) = (true, sequence, false);
        }
        var distance = unchecked((int)(sequence - _next));
        if (distance == 0 || (_isUncertain && distance is > 0 and <= LargestGap))
        {
            MoveTo(sequence, advance);
        }
        else if (distance is > 0 and <= LargestGap)
        {
            _counts = _counts with { Lost = _counts.Lost + distance };
            (_gaps ??= new GapList()).Add(_next, (uint)distance);
            MoveTo(sequence, advance);
        }
        else
        {
            AddOutOfOrder(sequence, advance, exportTime, distance);
        }
    }

    private void MoveTo(uint sequence, int? advance)
    {
        _next = unchecked(sequence + (uint)(advance ?? 0));
        _isUncertain = advance is null;
        _candidates = 0;
    }

    private void AddOutOfOrder(uint sequence, int? advance, long exportTime, int distance)
    {
        if (IsRemembered(sequence, exportTime))
        {
            _received -= advance ?? 0;
            _counts = _counts with { Duplicates = _counts.Duplicates + 1 };
        }
        else if (distance < 0 && advance > 0 && _gaps is { } gaps && gaps.Fill(sequence, (uint)advance) is var filled and > 0)
        {
            _counts = _counts with { Lost = _counts.Lost - filled, Reordered = _counts.Reordered + 1 };
        }
        else
        {
            AddCandidate(sequence, advance, distance);
        }
    }

    private void AddCandidate(uint sequence, int? advance, int distance)
    {
        if (_candidates == 0 || sequence != _candidateNext)
        {
            _candidates = 0;
            _candidateUnits = distance;
        }
        _candidates++;
        _candidateNext = unchecked(sequence + (uint)(advance ?? 0));
        if (_candidates < Confirmations)
        {
            _counts = _counts with { Unexplained = _counts.Unexplained + 1 };
            return;
        }
        // Forward: an outage. Backward: the device began anew.
        _counts = _counts with
        {
            Unexplained = _counts.Unexplained - (Confirmations - 1),
            Lost = _counts.Lost + Math.Max(0, _candidateUnits),
            Restarts = _counts.Restarts + (_candidateUnits < 0 ? 1 : 0),
        };
        _gaps = null;
        (_recent, _recentNext) = ([], 0);
        MoveTo(sequence, advance);
    }

    // While nothing fits the rule of the protocol but everything the other one, the other one is the device's. What was counted of messages
    // that fit the other one alone is taken back; the rest stays.
    private bool DetectUnit(uint sequence, int? records)
    {
        var other = _unit == SequenceUnit.Messages ? records : 1;
        var fitsOther = _isStarted && !_hasOwnFits && records is > 1 && sequence != _next && sequence == _otherNext;
        _hasOwnFits |= _isStarted && sequence == _next && sequence != _otherNext && records is > 1;
        if (_hasOwnFits)
        {
            _doubt = null;
        }
        if (fitsOther && _doubt is { Messages: UnitProof - 1 } doubt)
        {
            _unit = _unit == SequenceUnit.Messages ? SequenceUnit.Records : SequenceUnit.Messages;
            _counts -= doubt.Counts with { Received = 0 };
            _received += doubt.OtherUnits - doubt.Counts.Received;
            (_gaps, _isStarted, _doubt) = (null, false, null);
            fitsOther = false;
        }
        _otherNext = unchecked(sequence + (uint)(other ?? 0));
        return fitsOther;
    }

    private void Remember(uint sequence, long exportTime, int window)
    {
        if (_recentNext == _recent.Length)
        {
            if (_recent.Length < window)
            {
                Array.Resize(ref _recent, Math.Max(8, _recent.Length * 2));
            }
            else
            {
                _recentNext = 0;
            }
        }
        _recent[_recentNext++] = Key(sequence, exportTime);
    }

    private bool IsRemembered(uint sequence, long exportTime) => _recent.AsSpan().Contains(Key(sequence, exportTime));

    private static ulong Key(uint sequence, long exportTime) => ((ulong)sequence << 32) | (uint)(exportTime / 1_000_000_000);
}
