using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Pipelines.State;

/// <summary>What the entries of a pipeline keep for after a restart. Dispose it after them: they may write until their end.</summary>
internal sealed class PipelineState(TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private readonly StateWriter _writer = new(time);
    private readonly Dictionary<string, StateStore> _stores = [];

    /// <summary>How often the disk has failed. May be read from any thread.</summary>
    public long Failures => Stores().SelectMany(store => store.Tables).Sum(table => table.Failures);

    /// <summary>The tables that belong to a folder.</summary>
    public IStateStore Of(string directory)
    {
        lock (_stores)
        {
            if (!_stores.TryGetValue(directory, out var store))
            {
                _stores.Add(directory, store = new StateStore(directory, _writer, logger));
            }
            return store;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync().ConfigureAwait(false);
        foreach (var table in Stores().SelectMany(store => store.Tables))
        {
            table.Dispose();
        }
    }

    private List<StateStore> Stores()
    {
        lock (_stores)
        {
            return [.. _stores.Values];
        }
    }
}
