using FlowHost.Enrichers.OptionTables.Rules;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Tables;

/// <summary>Every table of every device. The host's own table of agents bounds how many devices have some.</summary>
internal sealed class TableStore(TableLimits limits, SavedRows? saved)
{
    private readonly AgentMap<AgentTables> _agents = new();

    public AgentTable? Find(Agent agent, Rule rule) => (_agents.Find(agent) ?? Restored(agent))?.Find(rule.Index);

    public AgentTable Get(Agent agent, Rule rule) =>
        (_agents.Find(agent) ?? Restored(agent) ?? _agents[agent]).Get(rule.Index, rule.Attributes.Count, limits);

    /// <summary>Keeps a row for after a restart. Of a device that may be a forged address nothing is kept.</summary>
    public void Save(in SourceRun run, RowKey key, Rule rule, AgentTable table, int row)
    {
        if (run.Agent.IsEstablished)
        {
            saved?.Save(run.Agent, run.Domain, key, rule, table, row, run.Source.ExportTime);
        }
    }

    private AgentTables? Restored(Agent agent)
    {
        if (saved is null || !saved.Has(agent))
        {
            return null;
        }
        var tables = _agents[agent];
        saved.Restore(agent, tables, limits);
        return tables;
    }
}
