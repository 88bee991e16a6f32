using System.Collections.Concurrent;

namespace FlowHost.Sdk;

/// <summary>The batches of one schema, used again and again. Rented by a worker, returned by whichever thread is last.</summary>
/// <param name="schema">The schema of the batches.</param>
/// <param name="initialRows">Rows that a new batch has room for.</param>
/// <param name="poisons">Whether to empty what is returned instead of using it again, so that a test sees what reads on.</param>
internal sealed class BatchPool(FlowSchema schema, int initialRows = BatchPool.InitialRows, bool poisons = false)
{
    public const int InitialRows = 64;
    public const int MaxRows = 1024;
    private const int Kept = 64;

    private readonly ConcurrentQueue<FlowBatch> _free = new();

    public FlowSchema Schema { get; } = schema;

    /// <summary>Octets that a row takes in all columns.</summary>
    public int RowOctets { get; } = schema.Fields.Sum(ColumnStore.OctetsOf);

    public FlowBatch Rent()
    {
        var batch = _free.TryDequeue(out var free) ? free : new FlowBatch(this, initialRows);
        batch.Open();
        return batch;
    }

    public void Return(FlowBatch batch)
    {
        if (poisons)
        {
            batch.Poison();
        }
        else if (_free.Count < Kept)
        {
            _free.Enqueue(batch);
        }
    }
}
