using FlowHost.Plugins;
using Spectre.Console;

namespace FlowHost.Commands;

/// <summary>The list of plugins for people.</summary>
internal static class PluginListTable
{
    public static void Draw(IReadOnlyCollection<PluginEntry> entries)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("id", "kind", "version", "status", "description");
        foreach (var entry in entries)
        {
            var text = entry.Reason is null ? entry.Description : $"{entry.Reason} ({entry.Folder})";
            table.AddRow(
                Markup.Escape(entry.Id ?? Path.GetFileName(entry.Folder)),
                entry.Kind.Word(),
                Markup.Escape(entry.Version ?? ""),
                entry.Status == PluginStatus.Ok ? "[green]ok[/]" : "[red]refused[/]",
                Markup.Escape(text));
        }
        AnsiConsole.Write(table);
    }
}
