using System.Globalization;
using FlowHost.Sdk;

namespace FlowHost.Inspection.Pages;

/// <summary>The sentences and cells that the page and the terminal have in common.</summary>
internal static class ReportText
{
    /// <summary>Samples that are shown of a field.</summary>
    private const int Samples = 3;

    private const int PortsShown = 4;
    private const byte NetFlow9 = 9;

    /// <summary>What was looked at, in a sentence.</summary>
    public static string Summary(InspectionReport report)
    {
        var devices = ReportWords.Count(report.Agents.Count + report.OtherAgents, "device");
        var records = ReportWords.Count(report.Records, "record");
        var shown = report.OtherAgents == 0 ? "" : $"; the {ReportWords.Number(report.Agents.Count)} with the most datagrams are below";
        return $"{devices}, {records} in {ReportWords.Count(report.Datagrams, "datagram")}{Times(report)}{shown}";
    }

    /// <summary>How many findings there are of each severity.</summary>
    public static string Findings(IEnumerable<Finding> findings)
    {
        var counts = findings.GroupBy(finding => finding.Severity).OrderByDescending(group => group.Key)
            .Select(group => Count(group.Key, group.Count())).ToArray();
        return counts.Length == 0 ? "nothing to mend was found" : string.Join(", ", counts);
    }

    /// <summary>A device's address and name.</summary>
    public static string Title(AgentReport agent) => agent.Name is { } name ? $"{name} ({agent.Address})" : agent.Address;

    /// <summary>What a device sent, in a sentence.</summary>
    public static string Summary(AgentReport agent) =>
        $"{ReportWords.Count(agent.Records, "record")} in {ReportWords.Count(agent.Datagrams, "datagram")}, {Span(agent.First, agent.Last)}";

    /// <summary>What is shown of a domain.</summary>
    public static string Domain(DomainSection domain) =>
        $"{ReportWords.Protocol(domain.Version)}, {(domain.IsRest ? "further domains" : $"domain {domain.Domain}")}";

    public static string Ports(IReadOnlyList<StreamPorts> ports, bool hasMore)
    {
        var shown = ports.Where(port => port.Listen != 0).Select(port => $"{port.Source} → {port.Listen}").ToArray();
        return string.Join(", ", shown.Take(PortsShown)) + (hasMore || shown.Length > PortsShown ? " and others" : "");
    }

    /// <summary>How much of what the device sent is here.</summary>
    public static string Completeness(DomainSection domain) => domain.Sequence switch
    {
        { Completeness: { } complete } => ReportWords.Percent(complete),
        { Messages: < 2 } => "one message only",
        _ => "cannot be told",
    };

    /// <summary>What was dropped: <c>NoTemplate 3 sets</c>; empty when nothing was.</summary>
    public static string Drops(IEnumerable<DropSection> drops) => string.Join(", ", drops.Select(drop =>
        $"{drop.Reason} {ReportWords.Count(drop.Count, drop.Unit.ToString().ToLowerInvariant()[..^1])}"));

    /// <summary>The line above a template's fields.</summary>
    public static string Title(TemplateSection template)
    {
        var kind = template.IsFixed ? $"{ReportWords.Protocol(template.Version)} record" : template.IsOptions ? "options template" : "template";
        var id = template.IsFixed ? "" : $" {template.Id}";
        return $"{kind}{id}, domain {template.Domain}";
    }

    /// <summary>What is known of a template, in short phrases.</summary>
    public static IEnumerable<string> Details(TemplateSection template, bool isSampled)
    {
        if (template.RecordType.Length > 0)
        {
            yield return $"type {template.RecordType}";
        }
        if (template.State != TemplateState.Known)
        {
            yield return template.State == TemplateState.Missing ? "missing" : "refused";
        }
        if (template.IsPast)
        {
            yield return "replaced or no longer repeated";
        }
        if (template.Sets is { } sets)
        {
            yield return ReportWords.Count(sets, "data set");
        }
        if (template.State == TemplateState.Known)
        {
            yield return IsPassedOver(template, isSampled)
                ? "its records were not looked at"
                : ReportWords.Count(template.Records, "record") + (isSampled ? " looked at" : "");
        }
        if (template is { State: TemplateState.Known, IsFixed: false, IsPast: false })
        {
            yield return template.Interval is { } interval ? $"repeated after {ReportWords.Duration(interval)} at most" : "not repeated";
        }
    }

    /// <summary>Whether records came for a template and none of them was looked at: nothing can be said of its fields.</summary>
    public static bool IsPassedOver(TemplateSection template, bool isSampled) =>
        isSampled && template is { State: TemplateState.Known, Records: 0, Sets: not 0 };

    /// <summary>The number of an element: <c>8</c>, <c>9:12235</c>; where NetFlow v9 has another for it, both: <c>9:12235 (v9 type 45003)</c>.</summary>
    public static string Number(FieldSection field, byte version)
    {
        var id = field.Enterprise == 0
            ? field.Id.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{field.Enterprise}:{field.Id}");
        if (version != NetFlow9 || field.IsComputed)
        {
            return id;
        }
        var type = NetFlow9Types.TypeOf(field.Enterprise, field.Id);
        return field switch
        {
            { Enterprise: not 0 } => string.Create(CultureInfo.InvariantCulture, $"{id} (v9 type {type})"),
            _ when type != field.Id => string.Create(CultureInfo.InvariantCulture, $"v9 scope {type}"),
            _ => id,
        };
    }

    public static string Length(FieldSection field) => field.Length switch
    {
        null => "",
        TemplateField.VariableLength => "var",
        var length => string.Create(CultureInfo.InvariantCulture, $"{length}"),
    };

    /// <summary>What has to be said of a field beside its name; empty for most.</summary>
    public static string Mark(FieldSection field) =>
        field.IsScope ? "scope" : !field.IsKnown ? "unknown" : field.IsComputed ? "computed" : "";

    public static string Filled(FieldSection field) => field.FilledPercent is { } percent ? ReportWords.Percent(percent) : "";

    /// <summary>What came, in the words of outputs.</summary>
    public static string Values(FieldSection field, TemplateSection template, bool isSampled) => field switch
    {
        { Records: 0 } => IsPassedOver(template, isSampled) ? "not looked at" : "",
        { Filled: 0 } => isSampled ? "0 or empty in what was looked at" : "always 0 or empty",
        _ => string.Join(", ", field.Samples.Take(Samples)) + (field.HasMoreSamples || field.Samples.Count > Samples ? ", …" : ""),
    };

    /// <summary>What <see cref="Filled"/> and the marks mean.</summary>
    public static string Legend(InspectionReport report)
    {
        var looked = report.BatchesOneIn == 1 ? "" : $" Where records came fast, one batch in {report.BatchesOneIn} was looked at.";
        return "filled: records whose value is there and neither 0 nor empty. computed: not sent, worked out from what was. unknown: in no table of elements." + looked;
    }

    private static string Times(InspectionReport report) => report is { First: { } first, Last: { } last } ? ", " + Span(first, last) : "";

    private static string Span(DateTimeOffset first, DateTimeOffset last) => first == last
        ? ReportWords.Time(first)
        : $"{ReportWords.Time(first)} to {ReportWords.Time(last)} ({ReportWords.Duration(last - first)})";

    private static string Count(FindingSeverity severity, int count) => severity switch
    {
        FindingSeverity.Problem => ReportWords.Count(count, "problem"),
        FindingSeverity.Advice => count == 1 ? "1 piece of advice" : $"{count} pieces of advice",
        _ => ReportWords.Count(count, "note"),
    };
}
