using System.CommandLine;
using FlowHost.Reference.Pages;

namespace FlowHost.Commands;

/// <summary><c>flowhost reference FILE…</c>, for those who work on FlowHost: writes what its pages say of keys, commands and plugins.</summary>
internal static class ReferenceCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "All pages of Markdown.", Arity = ArgumentArity.OneOrMore };
        var check = new Option<bool>("--check") { Description = "Write nothing; name the pages that are out of date." };
        var command = new Command("reference", "Write the sections of pages that stand between <!-- reference: … --> and <!-- end -->.")
        {
            files,
            check,
        };
        command.Hidden = true;
        command.SetAction(parsed => Write(parsed, parsed.GetValue(files)!, parsed.GetValue(check)));
        return command;
    }

    private static int Write(ParseResult command, IReadOnlyList<string> files, bool isCheck)
    {
        ReferencePage[] pages = [.. files.Select(ReferencePage.Read)];
        var sections = new ReferenceSections(GlobalOptions.CatalogOf(command), command.RootCommandResult.Command, pages);
        var outdated = 0;
        foreach (var page in pages)
        {
            var text = page.Rewrite(sections);
            if (text == page.Text)
            {
                continue;
            }
            outdated++;
            if (isCheck)
            {
                command.InvocationConfiguration.Error.WriteLine(
                    $"{page.File} is out of date: run 'flowhost reference' with the same files, without --check");
            }
            else
            {
                File.WriteAllText(page.File, text);
                command.InvocationConfiguration.Output.WriteLine(page.File);
            }
        }
        return isCheck && outdated > 0 ? ExitCodes.Failure : ExitCodes.Ok;
    }
}
