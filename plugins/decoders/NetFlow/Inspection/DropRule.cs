using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Inspection;

/// <summary>What was dropped of a device, reason by reason.</summary>
public sealed class DropRule : IInspectionRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AgentReport report)
    {
        foreach (var drop in report.Drops)
        {
            if (OfDatagrams(drop) is { } finding)
            {
                yield return finding;
            }
        }
        foreach (var domain in report.Domains)
        {
            foreach (var drop in domain.Drops)
            {
                if (OfDomain(drop, domain, report) is { } finding)
                {
                    yield return finding;
                }
            }
            if (domain.Waiting > 0)
            {
                yield return new Finding(FindingSeverity.Note, $"{ReportWords.Count(domain.Waiting, "data set")} of {Words.Domain(domain)} wait for their template.");
            }
        }
        if (report is { Records: 0, Datagrams: > 0 })
        {
            yield return new Finding(FindingSeverity.Advice, $"No record of this device could be decoded from {ReportWords.Count(report.Datagrams, "datagram")}.");
        }
    }

    private static Finding? OfDatagrams(DropSection drop)
    {
        var datagrams = ReportWords.Count(drop.Count, "datagram");
        return drop.Reason switch
        {
            DropReason.Malformed => new Finding(
                FindingSeverity.Problem, $"{datagrams} had lengths or counts that contradict each other; what could be read before the fault was decoded.")
            {
                Remedy = "Show the device's vendor what it sends; look whether something on the way cuts or joins datagrams.",
            },
            DropReason.Truncated => new Finding(FindingSeverity.Problem, $"{datagrams} ended before the length in the header.")
            {
                Remedy = "Capture whole packets (`tcpdump -s 0`); lower the device's export packet size if the network cuts them.",
            },
            DropReason.RateLimited => new Finding(
                FindingSeverity.Advice, $"{datagrams} not looked at: the device was not known yet, and sent many that held no record.")
            {
                Remedy = "Name its address under `agents:` of the pipeline.",
            },
            DropReason.DecodeError or DropReason.BreakerOpen => new Finding(
                FindingSeverity.Problem, $"{datagrams} lost because a decoder failed, which is a fault of the decoder."),
            _ => null,
        };
    }

    private static Finding? OfDomain(DropSection drop, DomainSection domain, AgentReport report)
    {
        var what = $"{ReportWords.Count(drop.Count, drop.Unit == DropUnit.Sets ? "set" : "template")} of {Words.Domain(domain)}";
        return drop.Reason switch
        {
            DropReason.Malformed => new Finding(FindingSeverity.Problem, $"{what} did not fit the template; the records before the fault were decoded.")
            {
                Remedy = "Show the device's vendor what it sends.",
            },
            DropReason.NoTemplate when !Has(report, domain, TemplateState.Missing) && !Has(report, domain, TemplateState.Refused) => new Finding(
                FindingSeverity.Problem, $"{what} given up: the template did not come in the time that data waits for it.")
            {
                Remedy = "Shorten the template time-out of the device (Cisco IOS XE: `template data timeout 60`), or let data wait longer: `hold` of the decoder.",
            },
            DropReason.HoldLimit => new Finding(FindingSeverity.Problem, $"{what} came before their template, and no more could wait for it.")
            {
                Remedy = "Raise `holdSets` of the decoder, and shorten the template time-out of the device.",
            },
            DropReason.SchemaLimit => new Finding(FindingSeverity.Problem, $"{what} would need a record layout more than one device may have.")
            {
                Remedy = "A device that redefines its templates all the time does so: lower the number of its flow records.",
            },
            DropReason.RecordLimit => new Finding(FindingSeverity.Problem, $"{what} had more records than one datagram may become."),
            DropReason.TemplateRejected when !Has(report, domain, TemplateState.Refused) => new Finding(
                FindingSeverity.Problem, $"{what} could not be used: malformed, without length, or one more than fits.")
            {
                Remedy = "Show the device's vendor what it sends.",
            },
            DropReason.UnknownSet => new Finding(FindingSeverity.Advice, $"{what} had an id that the protocol reserves.")
            {
                Remedy = "Show the device's vendor what it sends.",
            },
            DropReason.WithdrawalIgnored => new Finding(
                FindingSeverity.Note,
                $"{ReportWords.Count(drop.Count, "withdrawal")} of templates over UDP of {Words.Domain(domain)} {(drop.Count == 1 ? "was" : "were")} ignored, as RFC 7011 section 8.4 asks."),
            DropReason.DecodeError => new Finding(FindingSeverity.Problem, $"{what} lost because a decoder failed, which is a fault of the decoder."),
            _ => null,
        };
    }

    private static bool Has(AgentReport report, DomainSection domain, TemplateState state) =>
        report.Templates.Any(template => template.Version == domain.Version && template.Domain == domain.Domain && template.State == state);
}
