using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Inspection;

/// <summary>Templates that are missing, refused, or repeated too rarely.</summary>
public sealed class TemplateRule : IInspectionRule
{
    // Every minute is what is recommended, ten minutes is what Cisco devices do unless they are told otherwise; with a tenth for jitter.
    private static readonly TimeSpan Good = TimeSpan.FromSeconds(66);
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(11);

    private const string Shorten = "Shorten the template time-out; Cisco IOS XE: `template data timeout 60` under `flow exporter`.";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AgentReport report)
    {
        foreach (var template in report.Templates)
        {
            switch (template.State)
            {
                case TemplateState.Missing:
                    yield return Missing(template, report);
                    break;
                case TemplateState.Refused:
                    yield return new Finding(
                        FindingSeverity.Problem,
                        $"{Words.Sentence(Words.Template(template))} contradicts itself or has no length: its data cannot be decoded.")
                    {
                        Remedy = "Show the device's vendor what it sends.",
                    };
                    break;
            }
        }
        foreach (var domain in report.Templates.Where(IsRepeated).GroupBy(template => (template.Version, template.Domain)))
        {
            if (Refresh([.. domain], report) is { } finding)
            {
                yield return finding;
            }
        }
    }

    // Over a connection a template comes once.
    private static bool IsRepeated(TemplateSection template) =>
        template is { State: TemplateState.Known, IsFixed: false, IsPast: false, Transport: Transport.Udp };

    private static Finding Missing(TemplateSection template, AgentReport report)
    {
        var when = template is { First: { } first, Last: { } last }
            ? last - first < TimeSpan.FromSeconds(1) ? $" at {ReportWords.Time(first)}" : $" from {ReportWords.Time(first)} to {ReportWords.Time(last)}"
            : "";
        var longer = report.IsCapture ? " A longer capture may hold it." : "";
        return new Finding(
            FindingSeverity.Problem,
            $"Data for template {template.Id} of domain {template.Domain} came{when} ({ReportWords.Count(template.Sets ?? 0, "set")}), and its template did not come"
            + (report.IsCapture ? " in this capture." : " so far."))
        {
            Remedy = Shorten + longer,
        };
    }

    private static Finding? Refresh(TemplateSection[] templates, AgentReport report)
    {
        var slowest = templates.MaxBy(Pause)!;
        var pause = Pause(slowest);
        if (pause <= Good)
        {
            return null;
        }
        var text = slowest.Interval == pause
            ? $"Templates of domain {slowest.Domain} are repeated after up to {ReportWords.Duration(pause)} ({Words.Template(slowest)})."
            : $"{Words.Sentence(Words.Template(slowest))} was last sent at {ReportWords.Time(slowest.Last!.Value)}, and not in the {ReportWords.Duration(pause)} that followed.";
        return new Finding(pause > Usual ? FindingSeverity.Advice : FindingSeverity.Note, text + " A collector that starts in between, without what it knew before, waits for so long.")
        {
            Remedy = Shorten,
        };

        TimeSpan Pause(TemplateSection template)
        {
            var silence = template.Last is { } last ? report.Last - last : TimeSpan.Zero;
            return template.Interval > silence ? template.Interval.Value : silence;
        }
    }
}
