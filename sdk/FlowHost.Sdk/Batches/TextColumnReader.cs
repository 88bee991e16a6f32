namespace FlowHost.Sdk;

/// <summary>Reads a text column.</summary>
public readonly ref struct TextColumnReader
{
    private readonly FlowBatch _batch;
    private readonly ReadOnlySpan<ulong> _cells;

    internal TextColumnReader(FlowBatch batch, ReadOnlySpan<ulong> cells)
    {
        _batch = batch;
        _cells = cells;
    }

    /// <summary>A row's text in UTF-8; empty when it is null.</summary>
    public ReadOnlySpan<byte> this[int row] => _batch.Resolve(in _cells[row]);

    /// <summary>Whether a row has no text.</summary>
    public bool IsNull(int row) => _cells[row] == 0;

    /// <summary>A key for dictionaries within this batch: rows with the same key have the same text; 0 is null.</summary>
    public ulong Key(int row) => _cells[row];

    /// <summary>A row's cell, which means something in its own batch alone.</summary>
    internal ulong CellOf(int row, FlowBatch batch) => ReferenceEquals(batch, _batch)
        ? _cells[row]
        : throw new ArgumentException("The text is of another batch: copy it with Set.");
}
