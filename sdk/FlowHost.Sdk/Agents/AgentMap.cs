namespace FlowHost.Sdk;

/// <summary>State per agent, bounded by the host's own table of agents. Not for concurrent use.</summary>
/// <typeparam name="T">Made on first use of an agent.</typeparam>
public sealed class AgentMap<T> where T : class, new()
{
    private T?[] _items = new T?[16];

    /// <summary>The agent's state.</summary>
    public T this[Agent agent]
    {
        get
        {
            if (agent.Index >= _items.Length)
            {
                Array.Resize(ref _items, Math.Max(agent.Index + 1, _items.Length * 2));
            }
            return _items[agent.Index] ??= new T();
        }
    }

    /// <summary>The states made so far, in the order in which their agents were first seen.</summary>
    public IEnumerable<T> Values => _items.OfType<T>();
}
