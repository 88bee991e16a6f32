using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using FlowHost.Configuration;
using FlowHost.Sdk;

namespace FlowHost.Commands;

/// <summary>The command line: data goes to stdout, everything else to stderr.</summary>
internal static class CommandLine
{
    /// <summary>Carries out a command line.</summary>
    /// <returns>An exit code.</returns>
    public static async Task<int> InvokeAsync(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        var parsed = Root().Parse(args);
        var isUnderstood = parsed.Action is not ParseErrorAction;
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration
            {
                // The help that follows a mistake is no data.
                Output = isUnderstood ? output : errors,
                Error = errors,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
            return isUnderstood ? code : ExitCodes.Usage;
        }
        catch (UsageException exception)
        {
            errors.WriteLine(exception.Message);
            return ExitCodes.Usage;
        }
        catch (PipelineException exception)
        {
            DiagnosticPrinter.Print(exception.Diagnostics, errors);
            return ExitCodes.BadPipeline;
        }
        catch (PluginException exception)
        {
            errors.WriteLine(exception.Message);
            return ExitCodes.Failure;
        }
        catch (Exception exception)
        {
            errors.WriteLine($"flowhost failed, which is a fault of its own: {exception}");
            return ExitCodes.Failure;
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("FlowHost collects what routers say about traffic; every part of a pipeline is a plugin.")
        {
            RunCommand.Create(),
            DecodeCommand.Create(),
            ReplayCommand.Create(),
            InspectCommand.Create(),
            ValidateCommand.Create(),
            PluginsCommand.Create(),
            ConfigCommand.Create(),
            SchemaCommand.Create(),
            ReferenceCommand.Create(),
        };
        GlobalOptions.AddTo(root);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExitCodes((HelpAction)help.Action!);
        return root;
    }
}
