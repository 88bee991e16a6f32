using FlowHost.Sdk;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Inspection;

/// <summary>Reports made by hand.</summary>
internal static class Reports
{
    public static readonly DateTimeOffset Start = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    public static readonly SequenceSection Whole = new(SequenceUnit.Messages, 100, 0, 0, 0, 0, 0) { Messages = 100 };

    /// <summary>A device that was captured for a time, with one domain.</summary>
    public static AgentReport Agent(TimeSpan span, params TemplateSection[] templates) => Agent(span, Domain(), templates);

    public static AgentReport Agent(TimeSpan span, DomainSection domain, params TemplateSection[] templates) => new("192.0.2.1")
    {
        IsCapture = true,
        First = Start,
        Last = Start + span,
        Datagrams = 100,
        Records = 1_000,
        Domains = [domain],
        Templates = templates,
    };

    public static DomainSection Domain(SequenceSection? sequence = null) => new(9, 0) { Messages = 100, Sequence = sequence ?? Whole };

    public static TemplateSection Template(ushort id, params FieldSection[] fields) => new(9, 0, id)
    {
        State = TemplateState.Known,
        First = Start,
        Last = Start,
        Fields = fields,
        RecordType = "flow",
        Records = 1_000,
    };

    /// <summary>A field that half of 1,000 records fill.</summary>
    public static FieldSection Field(Element element, params string[] samples) => new(element.Name, element.Enterprise, element.Id)
    {
        Length = 4,
        Records = 1_000,
        Filled = samples.Length == 0 ? 0 : 500,
        Samples = samples,
    };
}
