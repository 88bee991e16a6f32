using FlowHost.Enrichers.OptionTables.Tables;

namespace FlowHost.Enrichers.OptionTables.Joining;

/// <summary>What a join found for the records of a batch: one for the enricher, used again by each join.</summary>
internal sealed class JoinScratch
{
    private int[] _rows = [];
    private JoinSegment[] _segments = new JoinSegment[8];
    private int _segmentCount;

    /// <summary>The row of the table for each record; −1: none.</summary>
    public Span<int> Rows => _rows;

    /// <summary>Which table each part of the batch was looked up in; parts whose device has no table are left out.</summary>
    public ReadOnlySpan<JoinSegment> Segments => _segments.AsSpan(0, _segmentCount);

    public void Begin(int records)
    {
        _segmentCount = 0;
        if (_rows.Length < records)
        {
            _rows = new int[Math.Max(records, 64)];
        }
    }

    public void Add(int start, int end, AgentTable table)
    {
        if (_segmentCount == _segments.Length)
        {
            Array.Resize(ref _segments, _segmentCount * 2);
        }
        _segments[_segmentCount++] = new JoinSegment(start, end, table.Values);
    }
}
