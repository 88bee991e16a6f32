using FlowHost.Pipelines;
using FlowHost.Sdk;

namespace FlowHost.Control.Metrics;

/// <summary>
/// What the agents of a pipeline sum up to. Sequence numbers count of established agents only: of a forged address they say nothing, and an
/// agent that can be forgotten would let a counter go back.
/// </summary>
internal sealed class AgentTotals
{
    private Dictionary<(string Agent, uint Domain), long> _series = [];

    public long Established { get; private set; }

    public long New { get; private set; }

    public SequenceCounts Sequence { get; private set; }

    /// <summary>Restarts of agents that have no series of their own.</summary>
    public long OtherRestarts { get; private set; }

    /// <summary>Restarts by agent and domain.</summary>
    public IReadOnlyDictionary<(string Agent, uint Domain), long> Restarts => _series;

    /// <summary>Counts anew. When the pipeline does not let go, what was counted last stays.</summary>
    /// <param name="parts">The pipeline.</param>
    /// <param name="limit">How many agents and domains have a series of their own: who has one keeps it.</param>
    public void Refresh(PipelineParts parts, int limit)
    {
        if (AgentSnapshot.Entries(parts) is not { } entries)
        {
            return;
        }
        var established = entries.Where(entry => entry.Agent.IsEstablished).ToArray();
        var sequence = default(SequenceCounts);
        var series = _series.ToDictionary(pair => pair.Key, _ => 0L);
        var others = 0L;
        var isWhole = AgentSnapshot.TryVisit(parts, established, entry =>
        {
            foreach (var source in entry.Sources)
            {
                var counts = source.Sequence;
                sequence += counts;
                var key = (entry.Agent.AddressText, source.Domain);
                if (series.TryGetValue(key, out var restarts) || series.Count < limit)
                {
                    series[key] = restarts + counts.Restarts;
                }
                else
                {
                    others += counts.Restarts;
                }
            }
        });
        (Established, New) = (established.Length, entries.Length - established.Length);
        if (isWhole)
        {
            (Sequence, _series, OtherRestarts) = (sequence, series, others);
        }
    }
}
