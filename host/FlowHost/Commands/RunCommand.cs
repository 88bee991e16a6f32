using System.CommandLine;
using FlowHost.Pipelines;
using Microsoft.Extensions.Logging;

namespace FlowHost.Commands;

/// <summary><c>flowhost run -c FILE</c></summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var file = PipelineOptions.Pipeline();
        var state = PipelineOptions.State("./state");
        var command = new Command("run", "Run a pipeline until it is stopped (Ctrl+C, SIGTERM).") { file, state };
        command.SetAction((parsed, _) => new PipelineRun(parsed, LogLevel.Information) { WarnOfPlugins = true }.InvokeAsync(
            (loader, diagnostics) => loader.Load(parsed.GetValue(file)!, inputs: null, requireInputs: true, diagnostics),
            new RunMode { IsCapture = false, StateDirectory = parsed.GetValue(state) ?? "state" }));
        return command;
    }
}
