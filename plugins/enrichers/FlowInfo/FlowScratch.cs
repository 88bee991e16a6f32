using FlowHost.Enrichers.FlowInfo.Directions;
using FlowHost.Enrichers.FlowInfo.Ends;

namespace FlowHost.Enrichers.FlowInfo;

/// <summary>What is known of the records of the batch at hand: one for the enricher, used again for each.</summary>
internal sealed class FlowScratch
{
    private Flow[] _flows = [];
    private Direction[] _directions = [];
    private bool[] _swaps = [];
    private long[] _times = [];

    /// <summary>Makes room.</summary>
    public void Begin(int records)
    {
        if (_flows.Length < records)
        {
            var room = Math.Max(records, 64);
            (_flows, _directions, _swaps, _times) = (new Flow[room], new Direction[room], new bool[room], new long[room]);
        }
        Count = records;
    }

    public int Count { get; private set; }

    public Span<Flow> Flows => _flows.AsSpan(0, Count);

    public Span<Direction> Directions => _directions.AsSpan(0, Count);

    /// <summary>When each record was, in nanoseconds since 1970.</summary>
    public Span<long> Times => _times.AsSpan(0, Count);

    /// <summary>For each record whether A is its destination.</summary>
    public Span<bool> Swaps => _swaps.AsSpan(0, Count);
}
