namespace FlowHost.Sdk;

/// <summary>What an agent sent in one observation domain with one protocol version, and what became of it.</summary>
internal sealed class SourceLedger(Agent? agent, byte version, uint domain)
{
    // A device sends from a port or two; one that changes it with every datagram has no sequence to follow.
    private const int StreamLimit = 8;

    // Replaced when it grows: it is read from any thread.
    private SequenceTracker[] _streams = [];
    private int _nextVictim;
    private SequenceTracker? _lastStream;

    public Agent? Agent { get; } = agent;

    public byte Version { get; } = version;

    public uint Domain { get; } = domain;

    /// <summary>Messages: one a datagram, but for IPFIX that has several.</summary>
    public long Messages { get; private set; }

    /// <summary>Sets of every kind.</summary>
    public StageLedger Sets { get; } = new();

    /// <summary>Sets that held records, of those that passed.</summary>
    public long DataSets { get; private set; }

    /// <summary>Definitions of templates, repetitions left out.</summary>
    public StageLedger Templates { get; } = new();

    /// <summary>Records that were decoded.</summary>
    public long Records { get; private set; }

    /// <summary>Header times of the last message: nanoseconds since 1970-01-01 UTC.</summary>
    public long LastExportTime { get; private set; }

    /// <summary>When the last message was received: nanoseconds since 1970-01-01 UTC.</summary>
    public long LastReceiveTime { get; private set; }

    /// <summary>When the first message was received: nanoseconds since 1970-01-01 UTC.</summary>
    public long FirstReceiveTime { get; private set; }

    /// <summary>The least that a message was received after its header's time, in nanoseconds: what the clocks differ by, and the way.</summary>
    public long LeastDelay { get; private set; } = long.MaxValue;

    /// <summary>The streams that are followed.</summary>
    public IReadOnlyList<SequenceTracker> Streams => Volatile.Read(ref _streams);

    /// <summary>Whether streams have made room for others.</summary>
    public bool HasMoreStreams { get; private set; }

    /// <summary>What the sequence numbers say, all streams together.</summary>
    public SequenceCounts Sequence
    {
        get
        {
            var sum = default(SequenceCounts);
            foreach (var stream in Volatile.Read(ref _streams))
            {
                sum += stream.Counts;
            }
            return sum + Past;
        }
    }

    /// <summary>Streams that have made room for others.</summary>
    private SequenceCounts Past { get; set; }

    public bool IsOf(in RecordSource source) => source.Domain == Domain && ReferenceEquals(source.Agent, Agent) && source.Version == Version;

    public void AddRecords(long count) => Records += count;

    public void AddDataSet() => DataSets++;

    /// <summary>Notes a message's header.</summary>
    public void AddMessage(in RecordSource source, in Datagram datagram, uint sequence, SequenceUnit unit, int? records)
    {
        Messages++;
        (LastExportTime, LastReceiveTime) = (source.ExportTime, source.ReceiveTime);
        if (FirstReceiveTime == 0)
        {
            FirstReceiveTime = source.ReceiveTime;
        }
        LeastDelay = Math.Min(LeastDelay, source.ReceiveTime - source.ExportTime);
        if (Agent is not null)
        {
            // What is counted together has no order of its own.
            var window = Agent.IsEstablished ? SequenceTracker.Window : SequenceTracker.NewWindow;
            Stream(datagram, unit).Add(sequence, records, source.ExportTime, window);
        }
    }

    private SequenceTracker Stream(in Datagram datagram, SequenceUnit unit)
    {
        if (_lastStream is { } last && last.SourcePort == datagram.SourcePort && last.ListenPort == datagram.ListenPort)
        {
            return last;
        }
        return _lastStream = FindStream(datagram, unit);
    }

    private SequenceTracker FindStream(in Datagram datagram, SequenceUnit unit)
    {
        foreach (var stream in _streams)
        {
            if (stream.SourcePort == datagram.SourcePort && stream.ListenPort == datagram.ListenPort)
            {
                return stream;
            }
        }
        var added = new SequenceTracker(unit, datagram.SourcePort, datagram.ListenPort);
        if (_streams.Length < StreamLimit)
        {
            Volatile.Write(ref _streams, [.. _streams, added]);
        }
        else
        {
            _nextVictim = (_nextVictim + 1) % StreamLimit;
            Past += _streams[_nextVictim].Counts;
            HasMoreStreams = true;
            _streams[_nextVictim] = added;
        }
        return added;
    }
}
