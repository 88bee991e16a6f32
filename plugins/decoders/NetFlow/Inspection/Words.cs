using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Inspection;

/// <summary>Parts of sentences that several rules use.</summary>
internal static class Words
{
    /// <summary>What was looked at: <c>this capture of 12 s</c>.</summary>
    public static string Scope(AgentReport report) => report switch
    {
        { IsCapture: true, Datagrams: 1 } => "this capture of one datagram",
        { IsCapture: true } => $"this capture of {ReportWords.Duration(report.Span)}",
        _ => $"the {ReportWords.Duration(report.Span)} since the device was first seen",
    };

    /// <summary>What is added where not all records were looked at, so that nothing is said of the others.</summary>
    public static string LookedAt(AgentReport report) => report.IsSampled ? " that were looked at" : "";

    /// <summary>The beginning of a sentence that denies something.</summary>
    public static string NoRecord(AgentReport report) => $"No record{(report.IsSampled ? " that was looked at" : "")} in {Scope(report)}";

    /// <summary>Records of a template: <c>all 30 records of template 260 of domain 0</c>.</summary>
    public static string Records(TemplateSection template, long count, bool all)
    {
        var number = count == 1 ? "the one" : all ? $"all {ReportWords.Number(count)}" : ReportWords.Number(count);
        var noun = count == 1 ? "record" : "records";
        return template.IsFixed
            ? $"{number} {ReportWords.Protocol(template.Version)} {noun} of domain {template.Domain}"
            : $"{number} {noun} of {Template(template)}";
    }

    /// <summary>A domain of a device: <c>domain 256 (IPFIX)</c>.</summary>
    public static string Domain(DomainSection domain) => $"domain {domain.Domain} ({ReportWords.Protocol(domain.Version)})";

    /// <summary>A template of a device: <c>template 260 of domain 0</c>.</summary>
    public static string Template(TemplateSection template) => template.IsFixed
        ? $"the {ReportWords.Protocol(template.Version)} records of domain {template.Domain}"
        : $"{(template.IsOptions ? "options template" : "template")} {template.Id} of domain {template.Domain}";

    /// <summary>The first few of a list, and how many more there are.</summary>
    public static string List(IReadOnlyCollection<string> items, int limit = 6) =>
        string.Join(", ", items.Take(limit)) + (items.Count > limit ? $" and {items.Count - limit} more" : "");

    /// <summary>A sentence begins with a capital.</summary>
    public static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
