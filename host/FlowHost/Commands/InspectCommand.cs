using System.CommandLine;
using System.Text;
using FlowHost.Configuration;
using FlowHost.Inspection;
using FlowHost.Inspection.Pages;
using FlowHost.Pipelines;
using FlowHost.Plugins;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Commands;

/// <summary><c>flowhost inspect FILE</c></summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var capture = PipelineOptions.Capture();
        var file = new Option<string?>("-c", "--config")
        {
            Description = "A pipeline's YAML file, for its elements, agents and decoders; nothing of it is enriched or exported.",
            HelpName = "FILE",
        };
        var json = new Option<bool>("--json") { Description = "Write the report as a JSON object." };
        var html = new Option<string?>("--html") { Description = "Write the report as one HTML page that needs no other file.", HelpName = "FILE" };
        var command = new Command("inspect", "Report what the devices in a capture send, and what should be mended.") { capture, file, json, html };
        command.SetAction((parsed, _) => InvokeAsync(parsed, parsed.GetValue(capture)!, parsed.GetValue(file), parsed.GetValue(json), parsed.GetValue(html)));
        return command;
    }

    private static async Task<int> InvokeAsync(ParseResult command, string capture, string? file, bool asJson, string? html)
    {
        var errors = command.InvocationConfiguration.Error;
        var catalog = GlobalOptions.CatalogOf(command);
        var diagnostics = new DiagnosticBag();
        var pipeline = Load(new PipelineLoader(catalog, Environment.GetEnvironmentVariable), capture, file, diagnostics);
        DiagnosticPrinter.Print(diagnostics.Items, errors);
        if (pipeline is null)
        {
            return ExitCodes.BadPipeline;
        }
        var faults = new List<string>();
        var rules = new RuleSet(catalog.LoadRules(faults), faults);
        DiagnosticPrinter.PrintLockWarnings(catalog, errors);
        // What was dropped is in the report.
        using var loggers = GlobalOptions.LoggersOf(command, LogLevel.Error);
        using var signals = new StopSignals();
        var name = capture == "-" ? "standard input" : Path.GetFileName(capture);
        var report = await new CaptureInspection(pipeline, rules, loggers, TimeProvider.System).RunAsync(name, signals.Token);
        return report is null ? ExitCodes.Failure : Write(report, command, asJson, html);
    }

    /// <summary>The pipeline that decodes the capture and does nothing else.</summary>
    private static PipelineDefinition? Load(PipelineLoader loader, string capture, string? file, DiagnosticBag diagnostics)
    {
        if (file is null)
        {
            return loader.Load(CapturePipeline.Inspect(capture, loader.IdsOf(PluginKind.Decoder)), diagnostics);
        }
        return loader.Load(file, [CapturePipeline.Input(capture)], requireInputs: false, diagnostics) is { } whole
            ? new PipelineDefinition
            {
                Name = whole.Name,
                Directory = whole.Directory,
                Elements = whole.Elements,
                RecordTypes = whole.RecordTypes,
                Agents = whole.Agents,
                Inputs = whole.Inputs,
                Decoders = whole.Decoders,
                Exporters = [],
            }
            : null;
    }

    private static int Write(InspectionReport report, ParseResult command, bool asJson, string? html)
    {
        var output = command.InvocationConfiguration.Output;
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
        if (asJson)
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
