using FlowHost.Sdk;

namespace FlowHost.Inspection.Profiling;

/// <summary>What a measure came to, by group.</summary>
internal sealed class DurationProfile
{
    /// <summary>Groups that are told apart: what has more values is no kind.</summary>
    private const int GroupLimit = 16;

    private readonly Dictionary<ulong, Span> _spans = [];

    /// <summary>Adds a record.</summary>
    /// <param name="group">Its group.</param>
    /// <param name="nanoseconds">Its length of time.</param>
    public void Add(ulong group, long nanoseconds)
    {
        if (!_spans.TryGetValue(group, out var span))
        {
            if (_spans.Count == GroupLimit)
            {
                return;
            }
            _spans.Add(group, span = new Span());
        }
        if (nanoseconds < 0)
        {
            span.Negative++;
            return;
        }
        span.Count++;
        span.Least = Math.Min(span.Least, nanoseconds);
        span.Greatest = Math.Max(span.Greatest, nanoseconds);
    }

    /// <summary>The result for a report.</summary>
    /// <param name="measure">What was measured.</param>
    /// <param name="hasGroups">Whether the records have the element that groups them.</param>
    public IEnumerable<DurationSection> Sections(DurationMeasure measure, bool hasGroups) => _spans.OrderBy(pair => pair.Key).Select(pair =>
        new DurationSection(
            measure.Name,
            hasGroups ? pair.Key : null,
            pair.Value.Count,
            Time(pair.Value.Count == 0 ? 0 : pair.Value.Least),
            Time(pair.Value.Greatest))
        {
            Negative = pair.Value.Negative,
        });

    private static TimeSpan Time(long nanoseconds) => TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick);

    private sealed class Span
    {
        public long Count { get; set; }

        public long Negative { get; set; }

        public long Least { get; set; } = long.MaxValue;

        public long Greatest { get; set; }
    }
}
