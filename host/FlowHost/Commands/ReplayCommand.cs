using System.CommandLine;
using FlowHost.Pipelines;
using Microsoft.Extensions.Logging;

namespace FlowHost.Commands;

/// <summary><c>flowhost replay FILE -c PIPELINE</c></summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var capture = PipelineOptions.Capture();
        var file = PipelineOptions.Pipeline();
        var burst = PipelineOptions.Burst();
        var state = PipelineOptions.State("none is kept");
        var command = new Command("replay", "Run a pipeline on a capture, in place of its inputs.") { capture, file, burst, state };
        command.SetAction((parsed, _) => new PipelineRun(parsed, LogLevel.Information)
        {
            WarnOfPlugins = true,
            OnRun = Console.IsErrorRedirected ? null : ReplayProgress.WatchAsync,
        }.InvokeAsync(
            (loader, diagnostics) => loader.Load(
                parsed.GetValue(file)!, [CapturePipeline.Input(parsed.GetValue(capture)!)], requireInputs: false, diagnostics),
            new RunMode { IsCapture = true, BurstSize = parsed.GetValue(burst), StateDirectory = parsed.GetValue(state) }));
        return command;
    }
}
