using FlowHost.Sdk;

namespace FlowHost.Inspection.Profiling;

/// <summary>What the records of one template of an agent are like.</summary>
internal sealed class LayoutProfile(SchemaProfile schema)
{
    public FieldProfile[] Fields { get; } = [.. Enumerable.Range(0, schema.Fields).Select(_ => new FieldProfile())];

    public DurationProfile[] Durations { get; } = [.. schema.Measures.Select(_ => new DurationProfile())];

    /// <summary>Records that were looked at.</summary>
    public long Rows { get; set; }

    /// <summary>What was measured, for a report.</summary>
    public IEnumerable<DurationSection> Sections =>
        schema.Measures.SelectMany((measure, i) => Durations[i].Sections(measure.Measure, measure.HasGroups));
}
