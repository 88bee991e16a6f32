using System.Collections.Concurrent;

namespace FlowHost.Sdk.Testing;

/// <summary>Tables in memory. They outlive a plugin: give the store to a second instance, and it finds what it would after a restart.</summary>
public sealed class TestStateStore : IStateStore
{
    private readonly ConcurrentDictionary<string, IStateTable> _tables = new();

    /// <inheritdoc/>
    public IStateTable Open(string name) => _tables.GetOrAdd(name, _ => new TestStateTable());
}
