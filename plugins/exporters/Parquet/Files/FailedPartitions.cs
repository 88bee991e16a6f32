namespace FlowHost.Exporters.Parquet.Files;

/// <summary>Partitions in which no file could be made lately. Each is tried again after a pause, not with every batch.</summary>
/// <param name="limit">How many are remembered.</param>
/// <param name="pause">How long the pause is, in the unit of the times.</param>
internal sealed class FailedPartitions(int limit, long pause)
{
    private readonly Dictionary<Partition, long> _failed = [];

    /// <summary>Whether the pause goes on. A time before the failure ends it: captures may go back in time.</summary>
    public bool MustWait(Partition partition, long now)
    {
        if (!_failed.TryGetValue(partition, out var failed))
        {
            return false;
        }
        if (now >= failed && now - failed < pause)
        {
            return true;
        }
        _failed.Remove(partition);
        return false;
    }

    /// <summary>Begins a pause.</summary>
    public void Add(Partition partition, long now)
    {
        if (_failed.Count >= limit)
        {
            _failed.Clear();
        }
        _failed[partition] = now;
    }
}
