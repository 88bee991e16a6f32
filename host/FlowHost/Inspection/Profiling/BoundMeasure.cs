using FlowHost.Sdk;

namespace FlowHost.Inspection.Profiling;

/// <summary>A measure with the columns of a schema that it reads.</summary>
internal sealed class BoundMeasure
{
    private readonly int _from;
    private readonly int _to;
    private readonly int _by;

    private BoundMeasure(DurationMeasure measure, int from, int to, int by) => (Measure, _from, _to, _by) = (measure, from, to, by);

    public DurationMeasure Measure { get; }

    /// <summary>Whether records are told apart.</summary>
    public bool HasGroups => _by >= 0;

    /// <summary>Finds the columns; null when the schema lacks one.</summary>
    public static BoundMeasure? Of(DurationMeasure measure, FlowSchema schema)
    {
        var from = Time(schema, measure.From);
        var to = measure.To is null ? -1 : Time(schema, measure.To);
        return from < 0 || (measure.To is not null && to < 0) ? null : new BoundMeasure(measure, from, to, Number(schema, measure.By));
    }

    /// <summary>Measures the rows of a run.</summary>
    public void Add(FlowBatch batch, in SourceRun run, DurationProfile profile)
    {
        var (from, to, by) = (batch.Reader(_from), batch.Reader(Math.Max(_to, 0)), batch.Reader(Math.Max(_by, 0)));
        var starts = Times(batch, _from);
        var ends = Times(batch, Math.Max(_to, _from));
        for (var row = run.Start; row < run.End; row++)
        {
            if (IsMissing(from, row) || (_to >= 0 && IsMissing(to, row)) || (_by >= 0 && by.IsNull(row)))
            {
                continue;
            }
            var end = _to < 0 ? run.Source.ExportTime : ends[row];
            profile.Add(_by < 0 ? 0 : by.UInt64(row), end - starts[row]);
        }
    }

    // 0 is what devices send that have no time.
    private static bool IsMissing(in FieldReader reader, int row) => reader.IsNull(row) || reader.UInt64(row) == 0;

    private static TimeReader Times(FlowBatch batch, int column) => new(batch.ValuesOf(column), batch.Schema.Fields[column].TimeUnit, batch.Runs);

    private static int Time(FlowSchema schema, string name) => Find(schema, name, field => field.TimeUnit != TimeUnit.None);

    private static int Number(FlowSchema schema, string? name) =>
        name is null ? -1 : Find(schema, name, field => field.Kind <= FieldKind.UInt64);

    private static int Find(FlowSchema schema, string name, Predicate<Field> fits)
    {
        for (var i = 0; i < schema.DecodedCount; i++)
        {
            if (schema.Fields[i] is { Element: not null, Occurrence: 0 } field && field.Name == name && fits(field))
            {
                return i;
            }
        }
        return -1;
    }
}
