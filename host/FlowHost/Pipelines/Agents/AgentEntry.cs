using FlowHost.Sdk;

namespace FlowHost.Pipelines;

/// <summary>An agent with its account. Used under the worker's gate; counters are read from any thread.</summary>
internal sealed class AgentEntry(Agent agent)
{
    /// <summary>Observation domains that are told apart; what comes from more is counted together.</summary>
    public const int SourceLimit = 256;

    /// <summary>The same for an agent that is not established.</summary>
    public const int NewSourceLimit = 4;

    // A device that is not known yet: so many datagrams without records at once, and so many a second.
    private const int Burst = 256;
    private const int PerSecond = 64;

    // Replaced when it grows: it is read from any thread.
    private SourceLedger[] _sources = [];
    private SourceLedger? _others;
    private TokenBucket _unproven = new(Burst, PerSecond);

    public Agent Agent { get; } = agent;

    /// <summary>Datagrams from its address that a decoder accepted.</summary>
    public StageLedger Datagrams { get; } = new();

    /// <summary>Datagrams that held records.</summary>
    public long Proofs { get; set; }

    /// <summary>When its last datagram was received: nanoseconds since 1970-01-01 UTC.</summary>
    public long LastSeen { get; set; }

    /// <summary>Its place among the agents that are not established.</summary>
    public LinkedListNode<AgentEntry>? Place { get; set; }

    /// <summary>Its accounts, one for each version and domain.</summary>
    public IReadOnlyList<SourceLedger> Sources =>
        Volatile.Read(ref _others) is { } others ? [.. Volatile.Read(ref _sources), others] : Volatile.Read(ref _sources);

    public SourceLedger Find(in RecordSource source)
    {
        foreach (var known in _sources)
        {
            if (known.IsOf(source))
            {
                return known;
            }
        }
        if (_sources.Length >= (Agent.IsEstablished ? SourceLimit : NewSourceLimit))
        {
            return _others ??= new SourceLedger(null, source.Version, source.Domain);
        }
        var added = new SourceLedger(source.Agent, source.Version, source.Domain);
        Volatile.Write(ref _sources, [.. _sources, added]);
        return added;
    }

    /// <summary>Whether one more datagram may be looked at, which may turn out to hold no records.</summary>
    public bool TryPass(long now) => _unproven.TryTake(now);

    /// <summary>The datagram that was let pass held records: it costs nothing.</summary>
    public void Refund() => _unproven.Return();
}
