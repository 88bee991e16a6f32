using FlowHost.Configuration.Keys;
using FlowHost.Sdk;

namespace FlowHost.Pipelines;

/// <summary>
/// The agents by address, bounded in two tiers, because source addresses of UDP can be forged. An agent that sends records for a while is
/// established and stays; one that does not makes room for others. Used under the worker's gate.
/// </summary>
/// <param name="known">What the pipeline says of single devices; the first that matches counts. One that is named by its address is established.</param>
/// <param name="isTrusted">Whether every agent is established at once: a capture is the user's own.</param>
/// <param name="limit">How many established agents there may be, and how many others.</param>
internal sealed class AgentTable(IReadOnlyList<AgentOptions>? known = null, bool isTrusted = false, int limit = AgentTable.DefaultLimit)
{
    public const int DefaultLimit = 65_536;
    public const int NewLimit = 16_384;

    /// <summary>Datagrams with records after which an agent is established.</summary>
    public const int ProofsNeeded = 8;

    /// <summary>An agent that had records, but not enough of them, makes room when it has been silent for this long.</summary>
    public static readonly long Patience = (long)TimeSpan.FromMinutes(10).TotalNanoseconds;

    // Agents become established at this rate only: thousands of forged ones at once stay in the small tier.
    private const int PromotionBurst = 64;
    private const int PromotionsPerSecond = 4;

    private readonly Dictionary<UInt128, AgentEntry> _entries = [];
    private readonly LinkedList<AgentEntry> _unproven = [];
    private readonly LinkedList<AgentEntry> _proven = [];
    private readonly Stack<int> _freeIndexes = [];
    private readonly HashSet<UInt128> _remembered = [];
    private int _indexes;
    private int _established;
    private TokenBucket _promotions = new(PromotionBurst, PromotionsPerSecond);
    private AgentEntry? _last;

    /// <summary>Told of an agent that has made room for another, before its index is used again.</summary>
    public Action<Agent> Forgotten { get; set; } = _ => { };

    /// <summary>Agents that made room for others.</summary>
    public long Evicted { get; private set; }

    public int Count => _entries.Count;

    /// <summary>The addresses of established agents, and of those that were so before a restart.</summary>
    public IReadOnlyCollection<UInt128> Established =>
        [.. _entries.Values.Where(entry => entry.Agent.IsEstablished).Select(entry => entry.Agent.Address).Union(_remembered).Take(limit)];

    /// <summary>All agents now.</summary>
    public IReadOnlyCollection<AgentEntry> Entries => _entries.Values;

    /// <summary>Agents that were established before a restart are so again when they come.</summary>
    public void Remember(IEnumerable<UInt128> addresses) => _remembered.UnionWith(addresses.Take(limit));

    /// <summary>The agent of an address, or null when there are too many.</summary>
    public AgentEntry? Find(UInt128 address, long now)
    {
        // Datagrams of one device come in a row.
        if (_last is { } last && last.Agent.Address == address)
        {
            return last;
        }
        if (!_entries.TryGetValue(address, out var entry))
        {
            entry = TryAdd(address, now);
            if (entry is null)
            {
                return null;
            }
        }
        if (entry.Place is { } place)
        {
            // The end of the list is what was used last.
            var list = place.List!;
            list.Remove(place);
            list.AddLast(place);
        }
        return _last = entry;
    }

    /// <summary>The agent of an address that has one already; null when it has none.</summary>
    public Agent? FindKnown(UInt128 address) => _entries.GetValueOrDefault(address)?.Agent;

    /// <summary>The entry of an agent that the table holds; null when it has been forgotten.</summary>
    public AgentEntry? Find(Agent agent) => _last?.Agent == agent ? _last : _entries.GetValueOrDefault(agent.Address);

    /// <summary>Notes that a datagram of the agent held records.</summary>
    public void Prove(AgentEntry entry, long now)
    {
        entry.Proofs++;
        if (entry.Place is not { } place)
        {
            return;
        }
        if (entry.Proofs == 1)
        {
            _unproven.Remove(place);
            _proven.AddLast(place);
        }
        if (entry.Proofs >= ProofsNeeded && _established < limit && _promotions.TryTake(now))
        {
            _proven.Remove(place);
            Establish(entry);
        }
    }

    /// <summary>The agent's address cannot be forged: it is established, if there is room.</summary>
    public void Trust(AgentEntry entry)
    {
        if (entry.Place is { } place && _established < limit)
        {
            place.List!.Remove(place);
            Establish(entry);
        }
    }

    private AgentEntry? TryAdd(UInt128 address, long now)
    {
        var said = known?.FirstOrDefault(agent => agent.Match.Contains(address));
        var isKnown = isTrusted || (said is { } named && named.Match.First == named.Match.Last) || _remembered.Contains(address);
        var isFull = isKnown ? _established >= limit : _unproven.Count + _proven.Count >= Math.Min(limit, NewLimit);
        if (isFull && (isKnown || !TryForget(now)))
        {
            return null;
        }
        var index = _freeIndexes.TryPop(out var free) ? free : _indexes++;
        var entry = new AgentEntry(new Agent(index, address, said?.Name, said?.TemplateKey ?? TemplateKeyPolicy.Auto, said?.Sampling));
        _entries.Add(address, entry);
        if (isKnown)
        {
            Establish(entry);
        }
        else
        {
            entry.Place = _unproven.AddLast(entry);
        }
        return entry;
    }

    private void Establish(AgentEntry entry)
    {
        entry.Place = null;
        entry.Agent.IsEstablished = true;
        _established++;
    }

    /// <summary>Forgets the agent that is least worth keeping.</summary>
    private bool TryForget(long now)
    {
        var victim = _unproven.First ?? (_proven.First is { } oldest && now - oldest.Value.LastSeen > Patience ? oldest : null);
        if (victim is null)
        {
            return false;
        }
        victim.List!.Remove(victim);
        var agent = victim.Value.Agent;
        _entries.Remove(agent.Address);
        Evicted++;
        _last = null;
        Forgotten(agent);
        _freeIndexes.Push(agent.Index);
        return true;
    }
}
