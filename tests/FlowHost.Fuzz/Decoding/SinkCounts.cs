using FlowHost.Sdk;

namespace FlowHost.Fuzz.Decoding;

/// <summary>What a sink has counted so far; the difference of two is what was counted between them.</summary>
/// <param name="Messages">Messages.</param>
/// <param name="Sets">Sets that were begun.</param>
/// <param name="DataSets">Sets with records that could be read.</param>
/// <param name="Records">Records.</param>
/// <param name="SetDrops">Sets by the reason for which they were dropped.</param>
/// <param name="TemplateDrops">Templates by the reason for which they were left out.</param>
internal sealed record SinkCounts(long Messages, long Sets, long DataSets, long Records, long[] SetDrops, long[] TemplateDrops)
{
    private static readonly DropReason[] Reasons = Enum.GetValues<DropReason>();

    public static SinkCounts Of(long messages, SourceLedger totals) => new(
        messages,
        totals.Sets.Seen,
        totals.DataSets,
        totals.Records,
        Array.ConvertAll(Reasons, totals.Sets.Drops),
        Array.ConvertAll(Reasons, totals.Templates.Drops));

    public static SinkCounts operator -(SinkCounts after, SinkCounts before) => new(
        after.Messages - before.Messages,
        after.Sets - before.Sets,
        after.DataSets - before.DataSets,
        after.Records - before.Records,
        [.. after.SetDrops.Zip(before.SetDrops, (a, b) => a - b)],
        [.. after.TemplateDrops.Zip(before.TemplateDrops, (a, b) => a - b)]);

    public void Report(Outcome outcome)
    {
        outcome.Add("records", Records);
        outcome.Add("sets", DataSets);
        foreach (var reason in Reasons)
        {
            outcome.Add($"set {reason}", SetDrops[(int)reason]);
            outcome.Add($"template {reason}", TemplateDrops[(int)reason]);
        }
    }
}
