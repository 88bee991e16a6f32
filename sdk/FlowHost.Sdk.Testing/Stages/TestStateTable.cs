using System.Collections.Concurrent;

namespace FlowHost.Sdk.Testing;

internal sealed class TestStateTable : IStateTable
{
    private readonly ConcurrentDictionary<string, StateRecord> _records = new();

    public IReadOnlyList<StateRecord> Records => [.. _records.Values];

    public bool Set(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (key.Length > ushort.MaxValue || value.Length > IStateTable.LongestRecord - key.Length)
        {
            Remove(key);
            return false;
        }
        _records[Convert.ToHexString(key)] = new StateRecord(key.ToArray(), value.ToArray());
        return true;
    }

    public bool Remove(ReadOnlySpan<byte> key) => _records.TryRemove(Convert.ToHexString(key), out _);
}
