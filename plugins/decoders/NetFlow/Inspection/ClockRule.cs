using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Inspection;

/// <summary>What the device's clock and the receiver's differ by. It is measured, and corrected nowhere.</summary>
public sealed class ClockRule : IInspectionRule
{
    private const int Shown = 4;

    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Wrong = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public IEnumerable<Fact> Describe(AgentReport report) => Domains(report).Take(Shown).Select(domain => new Fact("Clock", Sentence(domain)));

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AgentReport report)
    {
        // The domains of a device have one clock.
        var worst = Domains(report).Where(domain => domain.LeastDelay.Duration() > Tolerance).MaxBy(domain => domain.LeastDelay.Duration());
        if (worst is null)
        {
            yield break;
        }
        var late = worst.LeastDelay > TimeSpan.Zero;
        var far = worst.LeastDelay.Duration() > Wrong;
        yield return report.IsCapture
            ? new Finding(
                far ? FindingSeverity.Advice : FindingSeverity.Note,
                Sentence(worst) + $" The header of the last message says {ReportWords.Time(worst.LastExport)}, the capture {ReportWords.Time(worst.Last)}.")
            {
                Remedy = "Set both clocks by NTP (Cisco: `ntp server ADDRESS`), unless the capture has other times than those of receipt. Records keep the device's times.",
            }
            : new Finding(
                far ? FindingSeverity.Problem : FindingSeverity.Advice,
                Sentence(worst) + (late
                    ? " The device's clock is behind this host's by about that, or messages wait for so long."
                    : " The device's clock is ahead of this host's by at least that."))
            {
                Remedy = "Set both clocks by NTP (Cisco: `ntp server ADDRESS`). Records keep the device's times.",
            };
    }

    private static IEnumerable<DomainSection> Domains(AgentReport report) => report.Domains.Where(domain => domain is { IsRest: false, Messages: > 0 });

    private static string Sentence(DomainSection domain)
    {
        var name = Words.Sentence(Words.Domain(domain));
        return domain.LeastDelay < TimeSpan.Zero
            ? $"{name}: the time in a message's header was up to {ReportWords.Duration(domain.LeastDelay)} later than its receipt."
            : $"{name}: from the time in a message's header to its receipt it took at least {ReportWords.Duration(domain.LeastDelay)}.";
    }
}
