using System.Xml;
using System.Xml.Linq;
using FlowHost.Inspection.Pages;
using FlowHost.Sdk;

namespace FlowHost.Tests.Inspection;

public class HtmlPageTests
{
    private const string Hostile = "<script>alert(1)</script>&\"'\u0001\u001b[2J";

    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    [Fact]
    public void Write_HostileTexts_AreTextOnTheirPage()
    {
        var page = HtmlPage.Write(Report());

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        var cell = Parse(page).Descendants(Html + "td").Single(td => (string?)td.Attribute("class") == "v");
        Assert.Equal("<script>alert(1)</script>&\"'\uFFFD\uFFFD[2J", cell.Value);
    }

    [Fact]
    public void Write_LoadsNothing()
    {
        var page = Parse(HtmlPage.Write(Report()));

        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "img" or "link" or "iframe");
        Assert.All(page.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "href" or "src"), link => Assert.StartsWith("#", link.Value, StringComparison.Ordinal));
        Assert.DoesNotContain("url(", page.Descendants(Html + "style").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Terminal_HostileTextsMoveNoCursorAndFitTheWidth()
    {
        using var output = new StringWriter();

        TerminalPage.Write(Report(), output, isTerminal: false);

        var text = output.ToString();
        Assert.DoesNotContain('\u001b', text);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.TrimEnd('\r').Length, 0, 100));
    }

    [Fact]
    public void Json_ReadAndWritten_IsTheSame()
    {
        var json = InspectionJson.Write(Report());

        Assert.Equal(json, InspectionJson.Write(InspectionJson.Read(json)));
        Assert.Contains("\"filledPercent\": 50", json, StringComparison.Ordinal);
    }

    // Well-formed XML: whatever was left open, or not encoded, fails here.
    private static XDocument Parse(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    private static InspectionReport Report() => new(Hostile)
    {
        IsCapture = true,
        Datagrams = 1,
        Remarks = [Hostile],
        Drops = [new DropSection(DropReason.UnknownVersion, DropUnit.Datagrams, 1)],
        Agents =
        [
            new AgentReport("192.0.2.1")
            {
                Name = Hostile,
                Facts = [new Fact(Hostile, Hostile)],
                Findings = [new Finding(FindingSeverity.Problem, Hostile) { Remedy = $"`{Hostile}`" }],
                Domains = [new DomainSection(10, 1) { Sequence = new SequenceSection(SequenceUnit.Records, 2, 0, 0, 0, 0, 0) { Messages = 2 } }],
                Templates =
                [
                    new TemplateSection(10, 1, 256)
                    {
                        State = TemplateState.Known,
                        RecordType = Hostile,
                        Records = 2,
                        Fields = [new FieldSection(Hostile, 0, 82) { Length = 65535, Records = 2, Filled = 1, Samples = [Hostile] }],
                    },
                ],
            },
            new AgentReport("192.0.2.2"),
        ],
    };
}
