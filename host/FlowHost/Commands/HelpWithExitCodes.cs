using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace FlowHost.Commands;

/// <summary>The usual help, followed by what the exit codes mean.</summary>
internal sealed class HelpWithExitCodes(HelpAction help) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Exit codes:");
        output.WriteLine($"  {ExitCodes.Ok,-3} all went well");
        output.WriteLine($"  {ExitCodes.Failure,-3} something failed while running: a port, a file, a plugin");
        output.WriteLine($"  {ExitCodes.Usage,-3} the command line was not understood, or names what is not there");
        output.WriteLine($"  {ExitCodes.BadPipeline,-3} the pipeline, or a plugin that it names, was refused");
        output.WriteLine("  130, 143: stopped at once by a second Ctrl+C or SIGTERM");
        return ExitCodes.Ok;
    }
}
