using FlowHost.Pipelines;

namespace FlowHost.Control;

/// <summary>Reads a pipeline's agents a few at a time: there may be 80,000, and the pipeline waits while one looks.</summary>
internal static class AgentSnapshot
{
    private const int AtOnce = 128;

    /// <summary>An exporter may hold the pipeline up for as long as it likes; whoever watches does not wait with it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>All agents now; null when the pipeline does not let go.</summary>
    public static AgentEntry[]? Entries(PipelineParts parts)
    {
        AgentEntry[]? entries = null;
        parts.Worker.TryLook(all => entries = [.. all], Patience);
        return entries;
    }

    /// <summary>Reads counters between two bursts, when they balance; at once when the pipeline does not let go.</summary>
    public static T ReadSettled<T>(PipelineParts parts, Func<T> read)
    {
        T? value = default;
        return parts.Worker.TryLook(_ => value = read(), Patience) ? value! : read();
    }

    /// <summary>Looks at each while nothing changes it.</summary>
    /// <returns>Whether all were seen.</returns>
    public static bool TryVisit(PipelineParts parts, IEnumerable<AgentEntry> entries, Action<AgentEntry> visit)
    {
        foreach (var some in entries.Chunk(AtOnce))
        {
            if (!parts.Worker.TryLook(_ => Array.ForEach(some, visit), Patience))
            {
                return false;
            }
        }
        return true;
    }
}
