using FlowHost.Enrichers.OptionTables.Rules;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Tables;

/// <summary>Every table of every device. The host's own table of agents bounds how many devices have some.</summary>
internal sealed class TableStore(TableLimits limits)
{
    private readonly AgentMap<AgentTables> _agents = new();

    public AgentTable? Find(Agent agent, Rule rule) => _agents.Find(agent)?.Find(rule.Index);

    public AgentTable Get(Agent agent, Rule rule) => _agents[agent].Get(rule.Index, rule.Attributes.Count, limits);
}
