using System.Threading.Channels;

namespace FlowHost.Pipelines.State;

/// <summary>Writes the tables of a pipeline in the background. After the disk has failed it tries again from time to time.</summary>
internal sealed class StateWriter : IAsyncDisposable
{
    /// <summary>From a failure to the next try.</summary>
    public static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(30);

    // A table is in it once, and once for a retry: bounded by the tables.
    private readonly Channel<(StateTable Table, bool IsRetry)> _work =
        Channel.CreateUnbounded<(StateTable, bool)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly HashSet<StateTable> _failing = [];
    private readonly TimeProvider _time;
    private readonly Task _loop;

    public StateWriter(TimeProvider time)
    {
        _time = time;
        _loop = Task.Run(RunAsync);
    }

    /// <summary>The table has something to write.</summary>
    public void Wake(StateTable table) => _work.Writer.TryWrite((table, IsRetry: false));

    /// <summary>Writes what waits, what failed once more, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _work.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
        foreach (var table in _failing)
        {
            table.Write();
        }
    }

    private async Task RunAsync()
    {
        await foreach (var (table, isRetry) in _work.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (_failing.Contains(table) && !isRetry)
            {
                continue;
            }
            if (table.Write())
            {
                _failing.Remove(table);
            }
            else
            {
                _failing.Add(table);
                _ = RetryAsync(table);
            }
        }
    }

    private async Task RetryAsync(StateTable table)
    {
        await Task.Delay(RetryInterval, _time).ConfigureAwait(false);
        _work.Writer.TryWrite((table, IsRetry: true));
    }
}
