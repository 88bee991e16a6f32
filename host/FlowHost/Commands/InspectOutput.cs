using System.CommandLine;
using System.Text;
using FlowHost.Inspection.Pages;
using FlowHost.Sdk;

namespace FlowHost.Commands;

/// <summary>The options of <c>inspect</c> that say how a report is written, and the writing.</summary>
internal sealed class InspectOutput
{
    public Option<bool> Json { get; } = new("--json") { Description = "Write the report as a JSON object." };

    public Option<string?> Html { get; } = new("--html") { Description = "Write the report as one HTML page that needs no other file.", HelpName = "FILE" };

    /// <summary>Writes a report.</summary>
    /// <returns>An exit code.</returns>
    public int Write(InspectionReport report, ParseResult command)
    {
        var output = command.InvocationConfiguration.Output;
        var html = command.GetValue(Html);
        if (html is not null)
        {
            try
            {
                File.WriteAllText(html, HtmlPage.Write(report), Encoding.UTF8);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                command.InvocationConfiguration.Error.WriteLine($"the page {html} cannot be written: {exception.Message}");
                return ExitCodes.Failure;
            }
        }
        if (command.GetValue(Json))
        {
            output.WriteLine(InspectionJson.Write(report));
        }
        else if (html is null)
        {
            TerminalPage.Write(report, output, isTerminal: output == Console.Out && !Console.IsOutputRedirected);
        }
        return ExitCodes.Ok;
    }
}
