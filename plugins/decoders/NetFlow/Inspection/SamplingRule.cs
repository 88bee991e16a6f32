using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Inspection;

/// <summary>What the device says of its sampling: in options, in the header of v5, in the records themselves.</summary>
public sealed class SamplingRule : IInspectionRule
{
    private const string Topic = "Sampling";

    private static readonly Element[] Told =
    [
        Elements.SamplingInterval,
        Elements.SamplingAlgorithm,
        Elements.SamplerMode,
        Elements.SamplerRandomInterval,
        Elements.SelectorAlgorithm,
        Elements.SamplingPacketInterval,
        Elements.SamplingPacketSpace,
        Elements.SamplingSize,
        Elements.SamplingPopulation,
        Elements.SamplingProbability,
    ];

    /// <summary>Whether a field says how packets are sampled.</summary>
    internal static bool IsTold(FieldSection field) => Array.Exists(Told, field.Is);

    /// <inheritdoc/>
    public IEnumerable<Fact> Describe(AgentReport report)
    {
        if (report.Sampling is { } known)
        {
            yield return new Fact(Topic, $"The pipeline says that it samples one packet in {ReportWords.Number(known)}.");
        }
        var any = false;
        foreach (var template in report.Templates)
        {
            foreach (var field in template.Fields.Where(field => IsTold(field) && field.Records > 0))
            {
                any = true;
                yield return new Fact(Topic, $"{field.Name} {Values(field, template, report)}.");
            }
        }
        if (!any)
        {
            yield return new Fact(Topic, $"{Words.NoRecord(report)} says how it samples.");
        }
    }

    private static string Values(FieldSection field, TemplateSection template, AgentReport report)
    {
        if (field.Filled == 0)
        {
            return $"is 0 in {Words.Records(template, field.Records, all: true)}{Words.LookedAt(report)}";
        }
        var isOne = field is { Samples.Count: 1, HasMoreSamples: false } && field.Filled == field.Records;
        var values = string.Join(", ", field.Samples) + (field.HasMoreSamples ? ", …" : "") + (field.Filled < field.Records ? " or 0" : "");
        return $"is {values} in {Words.Records(template, field.Records, isOne)}{Words.LookedAt(report)}";
    }
}
