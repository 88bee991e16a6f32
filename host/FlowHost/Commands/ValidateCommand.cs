using System.CommandLine;
using FlowHost.Configuration;
using FlowHost.Pipelines.Probing;

namespace FlowHost.Commands;

/// <summary><c>flowhost validate FILE…</c></summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Pipelines to check.", Arity = ArgumentArity.ZeroOrMore };
        var config = new Option<string[]>("-c", "--config") { Description = "The same, for who is used to it from 'run'.", HelpName = "FILE" };
        var command = new Command("validate", "Check pipelines: YAML, plugins and their options. Makes their parts, but opens no port and writes no file.") { files, config };
        command.Validators.Add(result =>
        {
            if (result.GetResult(files) is not { Tokens.Count: > 0 } && result.GetResult(config) is null)
            {
                result.AddError("Name at least one pipeline.");
            }
        });
        command.SetAction((parsed, _) => ValidateAsync(parsed, [.. parsed.GetValue(files) ?? [], .. parsed.GetValue(config) ?? []]));
        return command;
    }

    private static async Task<int> ValidateAsync(ParseResult command, IReadOnlyList<string> files)
    {
        var (output, errors) = (command.InvocationConfiguration.Output, command.InvocationConfiguration.Error);
        var catalog = GlobalOptions.CatalogOf(command);
        var loader = new PipelineLoader(catalog, Environment.GetEnvironmentVariable);
        var isValid = true;
        foreach (var file in files)
        {
            isValid &= await ValidateAsync(loader, file, output, errors);
        }
        DiagnosticPrinter.PrintWarnings(catalog, errors);
        return isValid ? ExitCodes.Ok : ExitCodes.BadPipeline;
    }

    private static async Task<bool> ValidateAsync(PipelineLoader loader, string file, TextWriter output, TextWriter errors)
    {
        var diagnostics = new DiagnosticBag();
        var pipeline = loader.Load(file, inputs: null, requireInputs: false, diagnostics);
        if (pipeline is not null)
        {
            await PipelineCheck.RunAsync(pipeline, diagnostics);
        }
        DiagnosticPrinter.Print(diagnostics.Items, errors);
        if (pipeline is null || diagnostics.HasErrors)
        {
            return false;
        }
        output.WriteLine($"{file}: ok");
        return true;
    }
}
