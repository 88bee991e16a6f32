namespace FlowHost.Sdk;

/// <summary>
/// State per agent, bounded by the host's own table of agents: that of an agent which the host has forgotten ends when another takes its
/// index. Not for concurrent use.
/// </summary>
/// <typeparam name="T">Made on first use of an agent.</typeparam>
public sealed class AgentMap<T> where T : class, new()
{
    private (Agent? Agent, T? State)[] _items = new (Agent?, T?)[16];

    /// <summary>The agent's state.</summary>
    public T this[Agent agent]
    {
        get
        {
            if (agent.Index >= _items.Length)
            {
                Array.Resize(ref _items, Math.Max(agent.Index + 1, _items.Length * 2));
            }
            ref var item = ref _items[agent.Index];
            if (!ReferenceEquals(item.Agent, agent))
            {
                item = (agent, new T());
            }
            return item.State!;
        }
    }

    /// <summary>The agent's state, if it has been used; null otherwise.</summary>
    public T? Find(Agent agent) =>
        agent.Index < _items.Length && ReferenceEquals(_items[agent.Index].Agent, agent) ? _items[agent.Index].State : null;

    /// <summary>Takes an agent's state out.</summary>
    /// <returns>Null when it has none.</returns>
    public T? Remove(Agent agent)
    {
        var state = Find(agent);
        if (state is not null)
        {
            _items[agent.Index] = default;
        }
        return state;
    }

    /// <summary>The agents that have a state, with it.</summary>
    public IEnumerable<(Agent Agent, T State)> Items => _items.Where(item => item.State is not null).Select(item => (item.Agent!, item.State!));

    /// <summary>The states made so far, in the order in which their agents were first seen.</summary>
    public IEnumerable<T> Values => _items.Select(item => item.State).OfType<T>();
}
