using FlowHost.Enrichers.OptionTables.Rules;
using FlowHost.Enrichers.OptionTables.Tables;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Learning;

/// <summary>Puts records of one schema into the table of a rule.</summary>
internal sealed class TableLearner
{
    private readonly Rule _rule;
    private readonly KeySource _key;
    private readonly (int Slot, ValueSource[] Sources)[] _attributes;
    private readonly FieldNames? _names;

    private TableLearner(Rule rule, KeySource key, (int, ValueSource[])[] attributes)
    {
        _rule = rule;
        _key = key;
        _attributes = attributes;
        _names = rule.Target!.Attributes.Select(attribute => attribute.Names).FirstOrDefault(names => names is not null);
    }

    /// <summary>The key and at least one attribute make a table; null when the schema has not both.</summary>
    public static TableLearner? Bind(SchemaBuilder schema, Rule rule)
    {
        if (!KeySource.TryBind(schema, rule.Key, out var key))
        {
            return null;
        }
        var attributes = rule.Attributes
            .Select((attribute, index) => (
                rule.Slots[index],
                attribute.Elements.Select(element => ValueSource.Bind(schema, element, rule.Target!.Attributes[rule.Slots[index]])).OfType<ValueSource>().ToArray()))
            .Where(attribute => attribute.Item2.Length > 0)
            .ToArray();
        return attributes.Length == 0 ? null : new TableLearner(rule, key, attributes);
    }

    /// <summary>Takes some rows of a run.</summary>
    public void Learn(FlowBatch batch, in SourceRun run, int start, int end, TableStore store)
    {
        var table = store.Get(run.Agent, _rule.Target!);
        if (_names is not null)
        {
            _names.IsTrusted = run.Agent.IsEstablished;
        }
        var keys = _key.Of(batch);
        for (var record = start; record < end; record++)
        {
            if (_key.IsNull(batch, record))
            {
                continue;
            }
            var row = _rule.IsUpdate
                ? table.Update(run.Agent, run.Domain, keys[record])
                : table.Define(run.Agent, run.Domain, keys[record], run.Source.ExportTime);
            if (row >= 0)
            {
                Copy(batch, record, table, row);
                if (!_rule.IsUpdate)
                {
                    store.Save(run, keys[record], _rule, table, row);
                }
            }
        }
    }

    private void Copy(FlowBatch batch, int record, AgentTable table, int row)
    {
        foreach (var (slot, sources) in _attributes)
        {
            var isCopied = false;
            foreach (var source in sources)
            {
                if (source.TryCopy(batch, record, table, row, slot))
                {
                    isCopied = true;
                    break;
                }
            }
            if (!isCopied)
            {
                table.Clear(row, slot);
            }
        }
    }
}
