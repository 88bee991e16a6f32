using System.CommandLine;
using FlowHost.Pipelines;
using Microsoft.Extensions.Logging;

namespace FlowHost.Commands;

/// <summary><c>flowhost run -c FILE</c></summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var files = PipelineOptions.Pipelines();
        var state = PipelineOptions.State("./state");
        var control = ControlArguments.Address();
        var allowRemote = ControlArguments.AllowRemote();
        var command = new Command("run", "Run pipelines until they are stopped (Ctrl+C, SIGTERM).") { files, state, control, allowRemote };
        command.SetAction((parsed, _) => new PipelineRun(parsed, LogLevel.Information)
        {
            WarnOfPlugins = true,
            Control = ControlArguments.Read(parsed.GetValue(control), parsed.GetValue(allowRemote)),
        }.InvokeAsync(
            (loader, diagnostics) => loader.LoadAll(parsed.GetValue(files)!, diagnostics),
            new RunMode { IsCapture = false, StateDirectory = parsed.GetValue(state) ?? "state" }));
        return command;
    }
}
