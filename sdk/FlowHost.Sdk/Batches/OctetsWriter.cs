namespace FlowHost.Sdk;

/// <summary>Writes an octets column. All rows start null.</summary>
public readonly ref struct OctetsWriter
{
    private readonly FlowBatch _batch;
    private readonly Span<ulong> _cells;

    internal OctetsWriter(FlowBatch batch, Span<ulong> cells)
    {
        _batch = batch;
        _cells = cells;
    }

    /// <summary>Copies a row's octets into the batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are more than 8,388,607 of them.</exception>
    public void Set(int row, ReadOnlySpan<byte> octets) => _cells[row] = _batch.StoreOctets(octets);
}
