using FlowHost.Sdk;

namespace FlowHost.Inspection.Profiling;

/// <summary>How to read the batches of one schema.</summary>
internal sealed class SchemaProfile(FlowSchema schema, IReadOnlyList<DurationMeasure> measures)
{
    // Made when a batch is looked at: forged addresses bring schemas of which none ever is.
    private ColumnText[] _texts = [];
    private BoundMeasure[] _measures = [];
    private int _passed = int.MaxValue - 1;
    private long _lookedAt;

    /// <summary>What the batches have; enrichers may have been bound again, and have changed it.</summary>
    public FlowSchema Schema { get; } = schema;

    public int Fields => Schema.DecodedCount;

    public IReadOnlyList<BoundMeasure> Measures => _measures;

    /// <summary>Whether it is the turn of a batch: the first is always looked at, and one a second, so that rare records are seen too.</summary>
    public bool IsDue(int oneIn, TimeProvider time)
    {
        _passed = Math.Min(_passed + 1, int.MaxValue - 1);
        return _passed >= oneIn || time.GetTimestamp() - _lookedAt >= time.TimestampFrequency;
    }

    /// <summary>Takes the turn.</summary>
    public void Begin(FlowBatch batch, TimeProvider time)
    {
        (_passed, _lookedAt) = (0, time.GetTimestamp());
        if (_texts.Length == 0)
        {
            _texts = [.. Enumerable.Range(0, Fields).Select(column => new ColumnText(Schema.Fields[column], column))];
            _measures = [.. measures.Select(measure => BoundMeasure.Of(measure, Schema)).OfType<BoundMeasure>()];
        }
        foreach (var text in _texts)
        {
            text.Begin(batch);
        }
    }

    /// <summary>Adds the rows of a run.</summary>
    public void Add(FlowBatch batch, in SourceRun run, LayoutProfile layout, Utf8Buffer buffer)
    {
        layout.Rows += run.Count;
        for (var column = 0; column < _texts.Length; column++)
        {
            layout.Fields[column].Add(batch.Reader(column), _texts[column], buffer, run.Start, run.End);
        }
        for (var i = 0; i < _measures.Length; i++)
        {
            _measures[i].Add(batch, run, layout.Durations[i]);
        }
    }
}
