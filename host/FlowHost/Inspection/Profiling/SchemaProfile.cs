using FlowHost.Sdk;

namespace FlowHost.Inspection.Profiling;

/// <summary>How to read the batches of one schema.</summary>
internal sealed class SchemaProfile
{
    private readonly Utf8Buffer _buffer = new();
    private readonly ColumnText[] _texts;
    private readonly BoundMeasure[] _measures;
    private int _left;

    public SchemaProfile(FlowSchema schema, IReadOnlyList<DurationMeasure> measures)
    {
        Schema = schema;
        _texts = [.. Enumerable.Range(0, schema.DecodedCount).Select(column => new ColumnText(schema.Fields[column], column))];
        _measures = [.. measures.Select(measure => BoundMeasure.Of(measure, schema)).OfType<BoundMeasure>()];
    }

    /// <summary>What the batches have; enrichers may have been bound again, and have changed it.</summary>
    public FlowSchema Schema { get; }

    public int Fields => _texts.Length;

    public IReadOnlyList<BoundMeasure> Measures => _measures;

    /// <summary>Whether it is the turn of a batch: the first is always looked at, so that rare records are seen too.</summary>
    public bool IsDue(int oneIn)
    {
        if (_left > 0)
        {
            _left--;
            return false;
        }
        _left = oneIn - 1;
        return true;
    }

    public void Begin(FlowBatch batch)
    {
        foreach (var text in _texts)
        {
            text.Begin(batch);
        }
    }

    /// <summary>Adds the rows of a run.</summary>
    public void Add(FlowBatch batch, in SourceRun run, LayoutProfile layout)
    {
        layout.Rows += run.Count;
        for (var column = 0; column < _texts.Length; column++)
        {
            layout.Fields[column].Add(batch.Reader(column), _texts[column], _buffer, run.Start, run.End);
        }
        for (var i = 0; i < _measures.Length; i++)
        {
            _measures[i].Add(batch, run, layout.Durations[i]);
        }
    }
}
