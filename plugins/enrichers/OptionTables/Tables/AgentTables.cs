namespace FlowHost.Enrichers.OptionTables.Tables;

/// <summary>The tables of one device, by rule; made when the device first sends one.</summary>
internal sealed class AgentTables
{
    private AgentTable?[] _tables = [];

    public AgentTable? Find(int rule) => rule < _tables.Length ? _tables[rule] : null;

    public AgentTable Get(int rule, int attributes, TableLimits limits)
    {
        if (rule >= _tables.Length)
        {
            Array.Resize(ref _tables, rule + 1);
        }
        return _tables[rule] ??= new AgentTable(attributes, limits);
    }
}
