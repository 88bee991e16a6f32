namespace FlowHost.Sdk;

/// <summary>Reads a column of structured data.</summary>
public readonly ref struct ListColumnReader
{
    private readonly FlowBatch _batch;
    private readonly ReadOnlySpan<ulong> _cells;

    internal ListColumnReader(FlowBatch batch, ReadOnlySpan<ulong> cells)
    {
        _batch = batch;
        _cells = cells;
    }

    /// <summary>A row's list; at its end at once when null. A list that could not be decoded is one value of its octets.</summary>
    public ListReader this[int row] => new(_batch, _batch.Resolve(in _cells[row]));

    /// <summary>Whether a row has no list.</summary>
    public bool IsNull(int row) => _cells[row] == 0;
}
