namespace FlowHost.Sdk;

/// <summary>Reads an octets column.</summary>
public readonly ref struct OctetsReader
{
    private readonly FlowBatch _batch;
    private readonly ReadOnlySpan<ulong> _cells;

    internal OctetsReader(FlowBatch batch, ReadOnlySpan<ulong> cells)
    {
        _batch = batch;
        _cells = cells;
    }

    /// <summary>A row's octets; empty when it has none.</summary>
    public ReadOnlySpan<byte> this[int row] => _batch.Resolve(in _cells[row]);

    /// <summary>Whether a row has no value.</summary>
    public bool IsNull(int row) => _cells[row] == 0;
}
