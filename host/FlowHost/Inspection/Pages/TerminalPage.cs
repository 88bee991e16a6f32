using FlowHost.Sdk;
using Spectre.Console;

namespace FlowHost.Inspection.Pages;

/// <summary>A report for the terminal; plain text where colours are not wanted.</summary>
internal sealed class TerminalPage(IAnsiConsole console)
{
    private const int Width = 100;

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to.</param>
    /// <param name="isTerminal">Whether somebody looks at it; otherwise there are no colours, and lines of 100 columns.</param>
    public static void Write(InspectionReport report, TextWriter output, bool isTerminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = isTerminal ? Math.Min(console.Profile.Width, Width) : Width;
        console.Profile.Capabilities.Unicode = true;
        new TerminalPage(console).Write(report);
    }

    private void Write(InspectionReport report)
    {
        Line($"[bold]{Safe(report.Source)}[/]");
        Line(Safe(ReportText.Summary(report)));
        Line(Safe(ReportText.Findings(report.Agents.SelectMany(agent => agent.Findings))));
        if (report.Drops.Count > 0)
        {
            Line(Safe($"dropped: {ReportText.Drops(report.Drops)}"));
        }
        foreach (var remark in report.Remarks)
        {
            Line(Safe(remark));
        }
        foreach (var agent in report.Agents)
        {
            Write(agent);
        }
        console.WriteLine();
        Line(Safe(ReportText.Legend(report)));
    }

    private void Write(AgentReport agent)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{Safe(ReportText.Title(agent))}[/]") { Justification = Justify.Left });
        Line(Safe(ReportText.Summary(agent)));
        Write(agent.Domains);
        if (agent.Drops.Count > 0)
        {
            Line(Safe($"dropped: {ReportText.Drops(agent.Drops)}"));
        }
        Write(agent.Findings);
        Write(agent.Facts);
        foreach (var template in agent.Templates.Where(template => !IsUnused(template)))
        {
            Write(template, agent.IsSampled);
        }
        WriteUnused(agent.Templates.Where(IsUnused));

        bool IsUnused(TemplateSection template) =>
            template is { Records: 0, State: TemplateState.Known } && !ReportText.IsPassedOver(template, agent.IsSampled);
    }

    private void Write(IReadOnlyList<DomainSection> domains)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("protocol", "ports", "messages", "records", "complete", "dropped");
        foreach (var domain in domains)
        {
            table.AddRow(
                Safe(ReportText.Domain(domain)),
                Safe(ReportText.Ports(domain.Ports, domain.HasMorePorts)),
                ReportWords.Number(domain.Messages),
                ReportWords.Number(domain.Records),
                ReportText.Completeness(domain),
                Safe(ReportText.Drops(domain.Drops)));
        }
        table.Columns[2].RightAligned();
        table.Columns[3].RightAligned();
        console.Write(table);
    }

    private void Write(IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            Line("Nothing to mend was found.");
            return;
        }
        var grid = Grid();
        foreach (var finding in findings)
        {
            var text = Safe(finding.Text) + (finding.Remedy is { } remedy ? $"\n[dim]→ {Safe(remedy)}[/]" : "");
            grid.AddRow($"[{Colour(finding.Severity)}]{finding.Severity}[/]", text);
        }
        console.Write(grid);
    }

    private void Write(IReadOnlyList<Fact> facts)
    {
        var grid = Grid();
        foreach (var topic in facts.GroupBy(fact => fact.Topic))
        {
            grid.AddRow(Safe(topic.Key), string.Join('\n', topic.Select(fact => Safe(fact.Text))));
        }
        if (facts.Count > 0)
        {
            console.WriteLine();
            console.Write(grid);
        }
    }

    private void Write(TemplateSection template, bool isSampled)
    {
        console.WriteLine();
        Line($"[bold]{Safe(ReportText.Title(template))}[/]: {Safe(string.Join(", ", ReportText.Details(template, isSampled)))}");
        if (template.Fields.Count == 0)
        {
            return;
        }
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("element", "number", "octets", "filled", "values");
        table.Columns[2].RightAligned();
        table.Columns[3].RightAligned();
        foreach (var field in template.Fields)
        {
            var mark = ReportText.Mark(field);
            table.AddRow(
                Safe(field.Name) + (mark.Length == 0 ? "" : $" [dim]{mark}[/]"),
                ReportText.Number(field, template.Version),
                ReportText.Length(field),
                ReportText.Filled(field),
                Safe(ReportText.Values(field, template, isSampled)));
        }
        console.Write(table);
    }

    // A firewall announces a dozen templates and uses two.
    private void WriteUnused(IEnumerable<TemplateSection> templates)
    {
        foreach (var domain in templates.GroupBy(template => (template.Version, template.Domain)))
        {
            var ids = string.Join(", ", domain.Select(template => (template.IsOptions ? "options " : "") + template.Id));
            console.WriteLine();
            Line(Safe($"announced without records, domain {domain.Key.Domain}: {ids} (their elements: --html or --json)"));
        }
    }

    // What comes from the network must neither move the cursor nor be read as markup.
    private static string Safe(string text) => Markup.Escape(string.Concat(text.Select(letter => char.IsControl(letter) ? '?' : letter)));

    private static Grid Grid()
    {
        var grid = new Grid();
        grid.AddColumn(new GridColumn { NoWrap = true });
        grid.AddColumn();
        return grid;
    }

    private static string Colour(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Problem => "red",
        FindingSeverity.Advice => "yellow",
        _ => "blue",
    };

    private void Line(string markup) => console.MarkupLine(markup);
}
