using System.CommandLine;
using System.Globalization;
using System.Reflection;
using FlowHost.Configuration;
using FlowHost.Plugins;
using FlowHost.Reference.Docs;

namespace FlowHost.Reference.Pages;

/// <summary>The sections that pages may have.</summary>
/// <param name="catalog">The plugins.</param>
/// <param name="root">The command line.</param>
/// <param name="pages">All pages: a section may refer to another page.</param>
internal sealed class ReferenceSections(PluginCatalog catalog, Command root, IReadOnlyList<ReferencePage> pages)
{
    private const string OptionsOf = "options ";

    /// <summary>Writes a section; null when there is none of this name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="page">The page that it is for.</param>
    public string? Write(string name, ReferencePage page) => name switch
    {
        "keys" => KeySections.Write(),
        "commands" => CommandSections.Write(root),
        "exit codes" => MarkdownTable.Write(
            ["exit code", "meaning"], ExitCodes.Meanings.Select(code => (string[])[code.Code.ToString(CultureInfo.InvariantCulture), code.Meaning])),
        "plugins" => Plugins(page),
        "diagnostics" => Diagnostics(),
        _ when name.StartsWith(OptionsOf, StringComparison.Ordinal) => Options(PluginReference.Of(catalog, name[OptionsOf.Length..])),
        _ => null,
    };

    private string Plugins(ReferencePage page) => MarkdownTable.Write(
        ["plugin", "stage", "what it does"],
        catalog.Entries.Where(entry => entry.Status == PluginStatus.Ok).OrderBy(entry => entry.Kind).ThenBy(entry => entry.Id, StringComparer.Ordinal)
            .Select(entry => (string[])[Link(entry.Id!, page), entry.Kind.Word(), entry.Description]));

    private string Link(string id, ReferencePage from)
    {
        if (pages.FirstOrDefault(page => page.Sections.Contains(OptionsOf + id)) is not { } page)
        {
            return $"`{id}`";
        }
        var path = Path.GetRelativePath(Path.GetDirectoryName(from.File)!, page.File).Replace('\\', '/');
        return $"[`{id}`]({path})";
    }

    private static string Options(PluginReference plugin) =>
        plugin.Options.Count == 0 ? $"`{plugin.Id}` takes no options." : OptionTable.Write("option", OptionsReference.Flatten(plugin.Options));

    private static string Diagnostics() => MarkdownTable.Write(
        ["code", "meaning"],
        typeof(ErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .Select(field => (Code: (int)field.GetRawConstantValue()!, Meaning: XmlDocs.Summary(field))).OrderBy(code => code.Code)
            .Select(code => (string[])[$"FH{code.Code:D4}", code.Meaning]));
}
