using System.CommandLine;
using FlowHost.Pipelines;
using FlowHost.Plugins;
using Microsoft.Extensions.Logging;

namespace FlowHost.Commands;

/// <summary><c>flowhost decode FILE</c></summary>
internal static class DecodeCommand
{
    public static Command Create()
    {
        var capture = PipelineOptions.Capture();
        var burst = PipelineOptions.Burst();
        var state = PipelineOptions.State("none is kept");
        var command = new Command("decode", "Write the records of a capture to stdout, one JSON object a line.") { capture, burst, state };
        command.SetAction((parsed, _) => new PipelineRun(parsed, LogLevel.Warning).InvokeAsync(
            (loader, diagnostics) => loader.Load(CapturePipeline.Decode(parsed.GetValue(capture)!, loader.IdsOf(PluginKind.Decoder)), diagnostics),
            new RunMode { IsCapture = true, BurstSize = parsed.GetValue(burst), StateDirectory = parsed.GetValue(state) }));
        return command;
    }
}
