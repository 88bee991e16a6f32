using System.CommandLine;
using FlowHost.Configuration;
using FlowHost.Inspection;
using FlowHost.Pipelines;
using FlowHost.Plugins;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Commands;

/// <summary><c>flowhost inspect FILE</c> and <c>flowhost inspect --live</c></summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var capture = PipelineOptions.OptionalCapture();
        var live = new Option<bool>("--live") { Description = "Report what the devices send to a running host, in place of a capture." };
        var control = ControlArguments.Host();
        var pipeline = ControlArguments.Pipeline();
        var agent = new Option<string[]>("--agent")
        {
            Description = "Devices in this network, or with this address, only; may be given several times.",
            HelpName = "PREFIX",
        };
        var file = new Option<string?>("-c", "--config")
        {
            Description = "A pipeline's YAML file, for its elements, agents and decoders; nothing of it is enriched or exported.",
            HelpName = "FILE",
        };
        var output = new InspectOutput();
        var command = new Command("inspect", "Report what devices send, in a capture or to a running host, and what should be mended.")
        {
            capture, live, control, pipeline, agent, file, output.Json, output.Html,
        };
        command.SetAction((parsed, _) => (parsed.GetValue(capture), parsed.GetValue(live)) switch
        {
            (null, false) => throw new UsageException("name a capture, or --live to ask a running host"),
            (not null, true) => throw new UsageException("a capture is not --live: give one of the two"),
            (_, true) when parsed.GetValue(file) is not null => throw new UsageException("--live reports a pipeline that runs: -c does not go with it"),
            (_, false) when (parsed.GetValue(control) ?? parsed.GetValue(pipeline)) is not null =>
                throw new UsageException("--control and --pipeline mean a running host: add --live, and leave the capture out"),
            (_, true) => ControlCommand.RunAsync(parsed, control, async (client, stop) =>
            {
                var query = ControlArguments.Query(("pipeline", [parsed.GetValue(pipeline)]), ("agent", parsed.GetValue(agent) ?? []));
                return output.Write(await client.InspectAsync(query, stop), parsed);
            }),
            ({ } name, _) => PlayAsync(parsed, name, parsed.GetValue(file), Wanted(parsed.GetValue(agent) ?? []), output),
        });
        return command;
    }

    private static async Task<int> PlayAsync(ParseResult command, string capture, string? file, Predicate<Agent>? isWanted, InspectOutput output)
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
        var rules = RuleSet.Load(catalog);
        DiagnosticPrinter.PrintLockWarnings(catalog, errors);
        // What was dropped is in the report.
        using var loggers = GlobalOptions.LoggersOf(command, LogLevel.Error);
        using var signals = new StopSignals();
        var name = capture == "-" ? "standard input" : Path.GetFileName(capture);
        var report = await new CaptureInspection(pipeline, rules, loggers, TimeProvider.System).RunAsync(name, isWanted, signals.Token);
        return report is null ? ExitCodes.Failure : output.Write(report, command);
    }

    /// <summary>The devices that the command line names; null: all.</summary>
    private static Predicate<Agent>? Wanted(string[] agents)
    {
        var ranges = agents.Select(text => AddressRange.TryParse(text, out var range)
            ? range
            : throw new UsageException($"--agent {text}: expected an address or a network, such as 192.0.2.0/24")).ToArray();
        return ranges.Length == 0 ? null : agent => Array.Exists(ranges, range => range.Contains(agent.Address));
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
}
