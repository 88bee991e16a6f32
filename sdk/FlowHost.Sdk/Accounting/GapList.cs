namespace FlowHost.Sdk;

/// <summary>Ranges of sequence numbers that are missing so far; the oldest makes room when there are too many.</summary>
internal sealed class GapList
{
    public const int Limit = 64;

    private readonly List<(uint Start, uint Length)> _gaps = [];

    public void Add(uint start, uint length)
    {
        if (_gaps.Count == Limit)
        {
            _gaps.RemoveAt(0);
        }
        _gaps.Add((start, length));
    }

    /// <summary>Takes a range out of the gap that it lies in.</summary>
    /// <returns>How many numbers are missing no more: 0 when it lies in none.</returns>
    public uint Fill(uint start, uint length)
    {
        for (var i = 0; i < _gaps.Count; i++)
        {
            var gap = _gaps[i];
            var offset = unchecked(start - gap.Start);
            if (offset >= gap.Length)
            {
                continue;
            }
            var filled = Math.Min(length, gap.Length - offset);
            var behind = gap.Length - offset - filled;
            _gaps.RemoveAt(i);
            if (offset > 0)
            {
                Add(gap.Start, offset);
            }
            if (behind > 0)
            {
                Add(unchecked(start + filled), behind);
            }
            return filled;
        }
        return 0;
    }
}
