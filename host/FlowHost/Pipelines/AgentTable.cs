using FlowHost.Configuration.Keys;
using FlowHost.Sdk;

namespace FlowHost.Pipelines;

/// <summary>
/// The agents by address. Bounded, because source addresses of UDP can be forged; never forgotten, because plugins keep state by
/// <see cref="Agent.Index"/>: ask only for senders of what a decoder accepts. Used under the worker's gate.
/// </summary>
/// <param name="known">What the pipeline says of single devices; the first that matches counts.</param>
/// <param name="limit">How many there may be.</param>
internal sealed class AgentTable(IReadOnlyList<AgentOptions>? known = null, int limit = AgentTable.DefaultLimit)
{
    public const int DefaultLimit = 65_536;

    private readonly Dictionary<UInt128, Agent> _agents = [];
    private Agent? _last;

    /// <summary>The agent of an address, or null when there are too many.</summary>
    public Agent? Find(UInt128 address)
    {
        // Datagrams of one device come in a row.
        if (_last is { } last && last.Address == address)
        {
            return last;
        }
        if (!_agents.TryGetValue(address, out var agent))
        {
            if (_agents.Count >= limit)
            {
                return null;
            }
            agent = Create(address);
            _agents.Add(address, agent);
        }
        return _last = agent;
    }

    /// <summary>The agent of an address that has one already; null when it has none.</summary>
    public Agent? FindKnown(UInt128 address) => _agents.GetValueOrDefault(address);

    private Agent Create(UInt128 address)
    {
        var said = known?.FirstOrDefault(agent => agent.Match.Contains(address));
        return new Agent(_agents.Count, address, said?.Name, said?.TemplateKey ?? TemplateKeyPolicy.Auto, said?.Sampling);
    }
}
