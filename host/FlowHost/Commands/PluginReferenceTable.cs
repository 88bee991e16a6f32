using FlowHost.Reference;
using Spectre.Console;

namespace FlowHost.Commands;

/// <summary>What there is to say of a plugin, for people.</summary>
internal static class PluginReferenceTable
{
    public static void Draw(PluginReference plugin)
    {
        foreach (var line in PluginReferenceText.Head(plugin))
        {
            AnsiConsole.MarkupLine(Markup.Escape(line));
        }
        if (plugin.Options.Count == 0)
        {
            return;
        }
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = true };
        table.AddColumns("option", "type", "default", "meaning");
        foreach (var option in OptionsReference.Flatten(plugin.Options))
        {
            table.AddRow(
                $"[green]{Markup.Escape(option.Path)}[/]",
                Markup.Escape(OptionWords.Type(option)),
                Markup.Escape(OptionWords.Default(option)),
                Markup.Escape(OptionWords.Meaning(option)));
        }
        AnsiConsole.Write(table);
    }
}
