using System.Diagnostics.Metrics;
using FlowHost.Enrichers.OptionTables.Joining;
using FlowHost.Enrichers.OptionTables.Learning;
using FlowHost.Enrichers.OptionTables.Rules;
using FlowHost.Enrichers.OptionTables.Tables;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables;

/// <summary>Keeps the option tables of each device and joins its records with them, as rules say.</summary>
internal sealed class OptionTablesEnricher : IEnricher
{
    // Some devices describe their tables by ordinary templates.
    private static readonly string[] OptionRecords = ["OptionTemplate", "viptelabfd"];

    private readonly IReadOnlyList<Rule> _rules;
    private readonly TableStore _store;
    private readonly JoinScratch _scratch = new();

    // Schemas whose fields depend on what tables hold; a new binding takes the place of the old one.
    private readonly Dictionary<int, Action> _rebinds = [];

    public OptionTablesEnricher(OptionTablesOptions options, ElementRegistry registry, Meter meter, PluginContext context)
    {
        _rules = new RuleSet(options, registry).Rules;
        var names = new FieldNames(options.MaxNames) { Added = Rebind };
        foreach (var rule in _rules)
        {
            foreach (var attribute in rule.Attributes)
            {
                attribute.Changed = Rebind;
            }
            foreach (var join in rule.Joins.Where(join => join.VarString is not null))
            {
                join.Table.Attributes[join.Fields[0].Attribute].Names = names;
            }
        }
        var saved = context.State is { } state ? new SavedRows(state.Open("rows"), _rules) : null;
        _store = new TableStore(new TableLimits(options.MaxRows, meter), saved);
    }

    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        var type = schema.Current.RecordType;
        var isTable = schema.Current.IsOptions || OptionRecords.Contains(type, StringComparer.Ordinal);
        TableLearner[] learners = isTable ? [.. _rules.Select(rule => TableLearner.Bind(schema, rule)).OfType<TableLearner>()] : [];
        if (learners.Length > 0)
        {
            schema.WritesSharedTables();
        }
        IJoin[] joins = [.. _rules.SelectMany(rule => rule.Joins).Where(join => Concerns(join, type, isTable)).Select(join => Bind(schema, join)).OfType<IJoin>()];
        return (learners, joins) switch
        {
            ([], []) => null,
            (_, []) => batch => Learn(batch, learners),
            ([], _) => batch => Join(batch, joins),
            _ => batch => LearnAndJoin(batch, learners, joins),
        };
    }

    private static bool Concerns(JoinRule join, string type, bool isTable) =>
        join.Types.Count == 0 ? !isTable : join.Types.Contains(type, StringComparer.Ordinal);

    private IJoin? Bind(SchemaBuilder schema, JoinRule rule)
    {
        var join = rule switch
        {
            { VarString: not null } => VarStringJoin.Bind(schema, rule, _store),
            { Path: not null } => PathJoin.Bind(schema, rule, _store),
            _ => FieldJoin.Bind(schema, rule, _store, _scratch),
        };
        if (join is not null && (rule.VarString is not null || rule.Table.Attributes.Any(attribute => attribute.IsTextOrNumber)))
        {
            _rebinds[schema.Current.Id] = schema.RequestRebind;
        }
        return join;
    }

    private void Rebind()
    {
        foreach (var rebind in _rebinds.Values)
        {
            rebind();
        }
    }

    private void Learn(FlowBatch batch, TableLearner[] learners)
    {
        foreach (ref readonly var run in batch.Runs)
        {
            foreach (var learner in learners)
            {
                learner.Learn(batch, run, run.Start, run.End, _store);
            }
        }
    }

    private static void Join(FlowBatch batch, IJoin[] joins)
    {
        foreach (var join in joins)
        {
            join.Run(batch, 0, batch.Count);
        }
    }

    /// <summary>A record that changes a row shows the row as it is behind it, and before the next record changes it again.</summary>
    private void LearnAndJoin(FlowBatch batch, TableLearner[] learners, IJoin[] joins)
    {
        foreach (ref readonly var run in batch.Runs)
        {
            for (var record = run.Start; record < run.End; record++)
            {
                foreach (var learner in learners)
                {
                    learner.Learn(batch, run, record, record + 1, _store);
                }
                foreach (var join in joins)
                {
                    join.Run(batch, record, record + 1);
                }
            }
        }
    }
}
