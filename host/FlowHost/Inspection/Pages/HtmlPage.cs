using System.Globalization;
using FlowHost.Sdk;

namespace FlowHost.Inspection.Pages;

/// <summary>A report as one page that can be mailed: it loads nothing, runs no script, and prints.</summary>
internal sealed class HtmlPage
{
    // Whatever a value from the network might become in a browser, it fetches nothing and runs nothing.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'";

    private readonly HtmlBuilder _html = new();

    private HtmlPage()
    {
    }

    /// <summary>The page.</summary>
    public static string Write(InspectionReport report)
    {
        var page = new HtmlPage();
        page.Add(report);
        return page._html.ToString();
    }

    private void Add(InspectionReport report)
    {
        _html.Raw("<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta charset=\"utf-8\" />\n")
            .Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\" />\n")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n")
            .Element("title", $"{report.Source} – what the devices send")
            .Raw($"\n<style>{HtmlStyle.Css}</style>\n</head>\n<body>\n<header>\n")
            .Element("p class=\"kind\"", "Onboarding report").Element("h1", report.Source).Element("p", ReportText.Summary(report));
        AddSummary(report);
        _html.Raw("</header>\n<main>\n");
        foreach (var (index, agent) in report.Agents.Index())
        {
            Add(agent, index);
        }
        _html.Raw("</main>\n<footer>").Element("p", ReportText.Legend(report))
            .Element("p", $"Made {ReportWords.Time(report.Made)} by {report.Maker}.").Raw("</footer>\n</body>\n</html>\n");
    }

    private void AddSummary(InspectionReport report)
    {
        var findings = report.Agents.SelectMany(agent => agent.Findings).ToArray();
        _html.Raw("<p class=\"counts\">");
        foreach (var group in findings.GroupBy(finding => finding.Severity).OrderByDescending(group => group.Key))
        {
            _html.Element($"span class=\"{Class(group.Key)}\"", ReportText.Findings(group));
        }
        if (findings.Length == 0)
        {
            _html.Element("span class=\"good\"", "nothing to mend was found");
        }
        _html.Raw("</p>\n");
        string[] remarks = [.. report.Drops.Count == 0 ? [] : new[] { $"Datagrams that were dropped: {ReportText.Drops(report.Drops)}." }, .. report.Remarks];
        foreach (var remark in remarks)
        {
            _html.Element("p class=\"remark\"", remark);
        }
        if (report.Agents.Count < 2)
        {
            return;
        }
        _html.Raw("<table class=\"devices\"><thead><tr><th>device</th><th>protocols</th><th class=\"n\">records</th><th>findings</th></tr></thead><tbody>\n");
        foreach (var (index, agent) in report.Agents.Index())
        {
            _html.Raw("<tr><td>").Element(string.Create(CultureInfo.InvariantCulture, $"a href=\"#d{index}\""), ReportText.Title(agent)).Raw("</td>")
                .Element("td", string.Join(", ", agent.Domains.Select(domain => ReportWords.Protocol(domain.Version)).Distinct()))
                .Element("td class=\"n\"", ReportWords.Number(agent.Records)).Raw("<td>")
                .Element($"span class=\"{(agent.Findings.Count == 0 ? "good" : Class(agent.Findings[0].Severity))}\"", ReportText.Findings(agent.Findings))
                .Raw("</td></tr>\n");
        }
        _html.Raw("</tbody></table>\n");
    }

    private void Add(AgentReport agent, int index)
    {
        _html.Raw(string.Create(CultureInfo.InvariantCulture, $"<section id=\"d{index}\">\n"))
            .Element("h2", ReportText.Title(agent)).Element("p", ReportText.Summary(agent));
        if (agent.Drops.Count > 0)
        {
            _html.Element("p class=\"remark\"", $"Datagrams that were dropped: {ReportText.Drops(agent.Drops)}.");
        }
        Add(agent.Findings);
        Add(agent.Domains);
        Add(agent.Facts);
        _html.Element("h3", "Templates");
        foreach (var template in agent.Templates)
        {
            Add(template, agent.IsSampled);
        }
        _html.Raw("</section>\n");
    }

    private void Add(IReadOnlyList<Finding> findings)
    {
        _html.Element("h3", "Findings");
        if (findings.Count == 0)
        {
            _html.Element("p class=\"good\"", "Nothing to mend was found.");
            return;
        }
        _html.Raw("<ul class=\"findings\">\n");
        foreach (var finding in findings)
        {
            _html.Raw($"<li class=\"{Class(finding.Severity)}\">").Element("b", Class(finding.Severity)).Raw("<div><p>").Prose(finding.Text).Raw("</p>");
            if (finding.Remedy is { } remedy)
            {
                _html.Raw("<p class=\"remedy\">").Prose(remedy).Raw("</p>");
            }
            _html.Raw("</div></li>\n");
        }
        _html.Raw("</ul>\n");
    }

    private void Add(IReadOnlyList<DomainSection> domains)
    {
        _html.Element("h3", "Protocols")
            .Raw("<div class=\"wide\"><table><thead><tr><th>protocol</th><th>ports, device → collector</th><th class=\"n\">messages</th>")
            .Raw("<th class=\"n\">records</th><th class=\"n\">complete</th><th>dropped</th></tr></thead><tbody>\n");
        foreach (var domain in domains)
        {
            _html.Raw("<tr>").Element("td", ReportText.Domain(domain)).Element("td", ReportText.Ports(domain.Ports, domain.HasMorePorts))
                .Element("td class=\"n\"", ReportWords.Number(domain.Messages)).Element("td class=\"n\"", ReportWords.Number(domain.Records))
                .Element("td class=\"n\"", ReportText.Completeness(domain)).Element("td", ReportText.Drops(domain.Drops)).Raw("</tr>\n");
        }
        _html.Raw("</tbody></table></div>\n");
    }

    private void Add(IReadOnlyList<Fact> facts)
    {
        _html.Raw("<dl>\n");
        foreach (var topic in facts.GroupBy(fact => fact.Topic))
        {
            _html.Raw("<div>").Element("dt", topic.Key).Raw("<dd>");
            foreach (var fact in topic)
            {
                _html.Element("p", fact.Text);
            }
            _html.Raw("</dd></div>\n");
        }
        _html.Raw("</dl>\n");
    }

    private void Add(TemplateSection template, bool isSampled)
    {
        _html.Raw("<details><summary>").Element("b", ReportText.Title(template)).Raw(" ")
            .Element("span", string.Join(" · ", ReportText.Details(template, isSampled))).Raw("</summary>\n");
        if (template.Fields.Count > 0)
        {
            _html.Raw("<div class=\"wide\"><table class=\"fields\"><thead><tr><th>element</th><th class=\"n\">number</th><th class=\"n\">octets</th>")
                .Raw("<th class=\"n\">filled</th><th>values</th></tr></thead><tbody>\n");
            foreach (var field in template.Fields)
            {
                Add(field, template, isSampled);
            }
            _html.Raw("</tbody></table></div>\n");
        }
        else
        {
            _html.Element("p", "Its elements are not known.");
        }
        _html.Raw("</details>\n");
    }

    private void Add(FieldSection field, TemplateSection template, bool isSampled)
    {
        _html.Raw("<tr><td>").Text(field.Name);
        if (ReportText.Mark(field) is { Length: > 0 } mark)
        {
            _html.Raw(" ").Element($"i class=\"{mark}\"", mark);
        }
        _html.Raw("</td>").Element("td class=\"n\"", ReportText.Number(field, template.Version)).Element("td class=\"n\"", ReportText.Length(field)).Raw("<td class=\"n\">");
        if (field.FilledPercent is { } percent)
        {
            _html.Raw(string.Create(CultureInfo.InvariantCulture, $"<span class=\"bar\"><span style=\"width:{percent:0.#}%\"></span></span>")).Text(ReportText.Filled(field));
        }
        _html.Raw("</td>").Element("td class=\"v\"", ReportText.Values(field, template, isSampled)).Raw("</tr>\n");
    }

    private static string Class(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Problem => "problem",
        FindingSeverity.Advice => "advice",
        _ => "note",
    };
}
