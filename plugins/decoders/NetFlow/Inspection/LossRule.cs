using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Inspection;

/// <summary>What sequence numbers say: loss, messages that came twice, restarts.</summary>
public sealed class LossRule : IInspectionRule
{
    private const double Good = 99;

    // A capture of a few messages was rarely taken to count them.
    private const int Few = 20;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AgentReport report) =>
        report.Domains.Where(domain => domain is { IsRest: false, Messages: > 1 }).SelectMany(domain => Check(domain, report));

    private static IEnumerable<Finding> Check(DomainSection domain, AgentReport report)
    {
        var sequence = domain.Sequence;
        if (!sequence.IsPlausible)
        {
            yield return new Finding(
                FindingSeverity.Note,
                $"The sequence numbers of {Words.Domain(domain)} do not follow on one another ({ReportWords.Number(sequence.Unexplained)} of "
                + $"{ReportWords.Count(sequence.Messages, "message")}): whether anything was lost cannot be told.");
        }
        else if (sequence is { Lost: > 0, Completeness: { } complete })
        {
            yield return Loss(domain, complete, report);
        }
        if (sequence.Duplicates > 0)
        {
            yield return new Finding(
                FindingSeverity.Advice,
                $"{ReportWords.Count(sequence.Duplicates, "message")} of {Words.Domain(domain)} had the sequence number and the time of an earlier one, as copies have.")
            {
                Remedy = "Look for something that copies them: a mirror port, a replicator, a device with the same destination in two exporters.",
            };
        }
        if (sequence is { IsPlausible: true, Reordered: > 0 })
        {
            yield return new Finding(
                FindingSeverity.Note, $"{ReportWords.Count(sequence.Reordered, "message")} of {Words.Domain(domain)} came after later ones; nothing is lost by that.");
        }
        if (sequence is { IsPlausible: true, Restarts: > 0 })
        {
            yield return new Finding(
                FindingSeverity.Note,
                $"The sequence numbers of {Words.Domain(domain)} began anew {ReportWords.Count(sequence.Restarts, "time")}, as they do when a device restarts.");
        }
    }

    private static Finding Loss(DomainSection domain, double complete, AgentReport report)
    {
        var sequence = domain.Sequence;
        var unit = sequence.Unit == SequenceUnit.Messages ? "message" : "record";
        var place = report.IsCapture ? "are not in this capture" : "did not arrive";
        return new Finding(
            report.IsCapture && sequence.Messages < Few ? FindingSeverity.Note : complete < Good ? FindingSeverity.Problem : FindingSeverity.Advice,
            $"By the sequence numbers of {Words.Domain(domain)}, {ReportWords.Number(sequence.Lost)} of {ReportWords.Count(sequence.Lost + sequence.Received, unit)} "
            + $"{place}: {ReportWords.Percent(complete)} are here.")
        {
            Remedy = "Look for drops on the way and at the collector: raise `receiveBuffer` of the input and `net.core.rmem_max`."
                + (report.IsCapture ? " A capture that was filtered or cut lacks them too." : ""),
        };
    }
}
