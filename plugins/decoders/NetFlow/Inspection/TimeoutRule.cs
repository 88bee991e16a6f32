using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Inspection;

/// <summary>The active and inactive time-outs, as far as flows show them.</summary>
public sealed class TimeoutRule : IInspectionRule
{
    private const string Topic = "Time-outs";
    private const string Lasting = "netflow flow";
    private const string Waiting = "netflow flow end to export";
    private const string FlowEndReason = "flowEndReason";
    private const ulong Idle = 1;
    private const ulong Active = 2;

    private static readonly TimeSpan LongestGood = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Impossible = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public IReadOnlyList<DurationMeasure> Measures { get; } =
    [
        .. new[] { "Seconds", "Milliseconds", "Microseconds", "Nanoseconds" }.SelectMany(unit => new DurationMeasure[]
        {
            new(Lasting, "flowStart" + unit, "flowEnd" + unit) { By = FlowEndReason },
            new(Waiting, "flowEnd" + unit, null) { By = FlowEndReason },
        }),
    ];

    /// <inheritdoc/>
    public IEnumerable<Fact> Describe(AgentReport report)
    {
        foreach (var template in report.Templates)
        {
            foreach (var field in template.Fields.Where(field => (field.Is(Elements.FlowActiveTimeout) || field.Is(Elements.FlowIdleTimeout)) && field.Filled > 0))
            {
                yield return new Fact(Topic, $"{field.Name} is {string.Join(", ", field.Samples)} s{(field.HasMoreSamples ? ", …" : "")} ({Words.Template(template)}).");
            }
        }
        var flows = Of(report.Templates, Lasting);
        if (flows.Sum(flow => flow.Records) == 0)
        {
            yield return new Fact(Topic, $"{Words.NoRecord(report)} has both a start and an end: no time-out can be seen.");
            yield break;
        }
        foreach (var type in report.Templates.GroupBy(template => template.RecordType).OrderBy(type => type.Key, StringComparer.Ordinal))
        {
            var some = Of(type, Lasting);
            if (some.Sum(flow => flow.Records) is > 0 and var count)
            {
                yield return new Fact(
                    Topic, $"Longest flow {ReportWords.Duration(some.Max(flow => flow.Greatest))} in {ReportWords.Count(count, "record")} of type {type.Key} with both times{Words.LookedAt(report)}.");
            }
        }
        if (Range(flows, Active) is { } active)
        {
            yield return new Fact(Topic, $"Active time-out: {ReportWords.Count(active.Records, "flow")}{Words.LookedAt(report)} ended by it (flowEndReason 2), {Between(active)} long.");
        }
        if (Range(Of(report.Templates, Waiting), Idle) is { } idle)
        {
            yield return new Fact(Topic, $"Inactive time-out: {ReportWords.Count(idle.Records, "flow")}{Words.LookedAt(report)} ended by it (flowEndReason 1), exported {Between(idle)} after their last packet.");
        }
        if (flows.All(flow => flow.Group is null))
        {
            yield return new Fact(Topic, $"{(report.IsSampled ? "The records that were looked at" : "These records")} lack flowEndReason: which time-out ended a flow cannot be seen.");
        }
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AgentReport report)
    {
        var flows = Of(report.Templates, Lasting);
        if (flows.Sum(flow => flow.Negative) is > 0 and var negative)
        {
            yield return new Finding(FindingSeverity.Advice, $"{ReportWords.Count(negative, "record")}{Words.LookedAt(report)} {(negative == 1 ? "ends before it begins" : "end before they begin")}.");
        }
        // Events and transactions have times too, which no cache ends.
        if (Of(report.Templates.Where(template => template.RecordType == "flow"), Lasting).Select(flow => flow.Greatest).DefaultIfEmpty().Max() is var longest && longest > LongestGood)
        {
            yield return longest > Impossible
                ? new Finding(FindingSeverity.Advice, $"The start and the end of a flow record lie up to {ReportWords.Duration(longest)} apart: such times are rarely right.")
                : new Finding(
                    FindingSeverity.Advice,
                    $"A flow record covers up to {ReportWords.Duration(longest)}: traffic shows that late, and rates over shorter times are smoothed.")
                {
                    Remedy = "Shorten the active time-out; Cisco IOS XE: `cache timeout active 60` under `flow monitor`.",
                };
        }
    }

    private static DurationSection[] Of(IEnumerable<TemplateSection> templates, string measure) =>
        [.. templates.Where(template => !template.IsOptions).SelectMany(template => template.Durations.Where(duration => duration.Name == measure))];

    private static DurationSection? Range(DurationSection[] flows, ulong group)
    {
        DurationSection[] some = [.. flows.Where(flow => flow.Group == group && flow.Records > 0)];
        return some.Length == 0
            ? null
            : new DurationSection("", group, some.Sum(flow => flow.Records), some.Min(flow => flow.Least), some.Max(flow => flow.Greatest));
    }

    private static string Between(DurationSection range)
    {
        var (least, greatest) = (ReportWords.Duration(range.Least), ReportWords.Duration(range.Greatest));
        return least == greatest ? least : $"{least} to {greatest}";
    }
}
