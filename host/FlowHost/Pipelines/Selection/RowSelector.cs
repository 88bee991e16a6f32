using FlowHost.Configuration.Keys;
using FlowHost.Sdk;

namespace FlowHost.Pipelines.Selection;

/// <summary>Finds the rows of one schema that a <c>when</c> takes. Not for concurrent use.</summary>
internal sealed class RowSelector
{
    private readonly Predicate<RecordSource>[] _sources;
    private readonly IRowCondition[] _conditions;
    private readonly BatchPool _pool;
    private readonly int[] _rows = new int[BatchPool.MaxRows];

    private RowSelector(Predicate<RecordSource>[] sources, IRowCondition[] conditions, FlowSchema schema)
    {
        _sources = sources;
        _conditions = conditions;
        _pool = new BatchPool(schema);
    }

    /// <summary>The selector of a schema; null when no row of it is ever taken.</summary>
    public static RowSelector? Create(WhenOptions when, FlowSchema schema)
    {
        if (when.Type is { } types && !types.Contains(schema.RecordType))
        {
            return null;
        }
        var sources = new List<Predicate<RecordSource>>();
        if (when.Agent is { } agents)
        {
            sources.Add(source => agents.Exists(range => range.Contains(source.Agent.Address)));
        }
        var conditions = new List<IRowCondition>();
        foreach (var (name, accepted) in when.Field ?? [])
        {
            if (RecordMetadata.HasOneOf(name, accepted) is { } source)
            {
                sources.Add(source);
                continue;
            }
            if (schema.Outputs.FirstOrDefault(output => output.FullName == name) is not { } output)
            {
                return null;
            }
            conditions.Add(AddressCondition.Suits(schema.Fields[output.Columns[0]])
                ? new AddressCondition(output, [.. Ranges(accepted)])
                : new TextCondition(schema, output, accepted));
        }
        return new RowSelector([.. sources], [.. conditions], schema);
    }

    /// <summary>The rows that are taken, in order; valid until the next call.</summary>
    public ReadOnlySpan<int> Select(FlowBatch batch)
    {
        foreach (var condition in _conditions)
        {
            condition.Begin(batch);
        }
        var count = 0;
        foreach (ref readonly var run in batch.Runs)
        {
            if (!Takes(run.Source))
            {
                continue;
            }
            for (var row = run.Start; row < run.End; row++)
            {
                _rows[count] = row;
                count += Takes(row) ? 1 : 0;
            }
        }
        return _rows.AsSpan(0, count);
    }

    /// <summary>A batch of some rows, for the caller to release.</summary>
    public FlowBatch Gather(FlowBatch batch, ReadOnlySpan<int> rows)
    {
        var gathered = _pool.Rent();
        gathered.Gather(batch, rows);
        return gathered;
    }

    private static IEnumerable<AddressRange> Ranges(IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            if (AddressRange.TryParse(text, out var range))
            {
                yield return range;
            }
        }
    }

    private bool Takes(in RecordSource source)
    {
        foreach (var condition in _sources)
        {
            if (!condition(source))
            {
                return false;
            }
        }
        return true;
    }

    private bool Takes(int row)
    {
        foreach (var condition in _conditions)
        {
            if (!condition.Holds(row))
            {
                return false;
            }
        }
        return true;
    }
}
