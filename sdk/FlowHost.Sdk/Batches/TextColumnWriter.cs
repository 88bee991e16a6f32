namespace FlowHost.Sdk;

/// <summary>Writes a text column. All rows start null.</summary>
public ref struct TextColumnWriter
{
    private readonly FlowBatch _batch;
    private readonly Span<ulong> _cells;
    private byte[]? _lastChunk;
    private int _lastHeap;

    internal TextColumnWriter(FlowBatch batch, Span<ulong> cells)
    {
        _batch = batch;
        _cells = cells;
    }

    /// <summary>Points a row to text of a <see cref="TextTable"/>; the default leaves it null.</summary>
    public SharedText this[int row]
    {
        set => _cells[row] = _batch.Point(value, ref _lastChunk, ref _lastHeap);
    }

    /// <summary>Lets a row have the text that another column of this batch has there: no copy. Where that is null, this is.</summary>
    /// <param name="row">The row.</param>
    /// <param name="from">A text column of the same batch.</param>
    /// <exception cref="ArgumentException">It is of another batch.</exception>
    public readonly void Share(int row, in TextColumnReader from) => _cells[row] = from.CellOf(row, _batch);

    /// <summary>Copies computed text into the batch; ill-formed UTF-8 becomes U+FFFD.</summary>
    public readonly void Set(int row, ReadOnlySpan<byte> utf8) => _cells[row] = _batch.StoreText(utf8);
}
