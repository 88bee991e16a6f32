using System.CommandLine;
using FlowHost.Configuration;
using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Yaml;
using FlowHost.Reference;
using FlowHost.Reference.Samples;

namespace FlowHost.Commands;

/// <summary><c>flowhost config sample|show</c></summary>
internal static class ConfigCommand
{
    public static Command Create() => new("config", "Write pipelines to start from, and show what one comes to.") { Sample(), Show() };

    private static Command Sample()
    {
        var ids = new Argument<string[]>("ID") { Description = "Plugins that the pipeline should use.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("sample", "Write a commented pipeline that uses some plugins, with all of their options.") { ids };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(SamplePipeline.Write(GlobalOptions.CatalogOf(parsed), parsed.GetValue(ids)!));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Show()
    {
        var file = PipelineOptions.Pipeline();
        var unredacted = new Option<bool>("--unredacted") { Description = "Show secrets, and the values of placeholders, as they are." };
        var command = new Command("show", "Write a pipeline with every default filled in. Placeholders stay as they are, secrets become ***.")
        {
            file,
            unredacted,
        };
        command.SetAction(parsed => Show(parsed, parsed.GetValue(file)!, parsed.GetValue(unredacted)));
        return command;
    }

    private static int Show(ParseResult command, string file, bool isUnredacted)
    {
        var diagnostics = new DiagnosticBag();
        var loader = new PipelineLoader(GlobalOptions.CatalogOf(command), Environment.GetEnvironmentVariable);
        // Once: /dev/stdin cannot be read again.
        var root = YamlDocument.Read(file, diagnostics);
        var pipeline = root is null ? null : loader.Load(file, root, inputs: null, requireInputs: false, diagnostics);
        DiagnosticPrinter.Print(diagnostics.Items, command.InvocationConfiguration.Error);
        if (root is null || pipeline is null)
        {
            return ExitCodes.BadPipeline;
        }
        // What is wrong with it has been said; this reads the host's keys once more, to write them.
        var values = new ValueReader(new DiagnosticBag(), new OutsideValues(Environment.GetEnvironmentVariable, pipeline.Directory));
        var resolved = new ResolvedPipeline(root, values, new OptionsWriter(isUnredacted)).Write(pipeline);
        command.InvocationConfiguration.Output.Write(YamlText.Document(resolved));
        return ExitCodes.Ok;
    }
}
