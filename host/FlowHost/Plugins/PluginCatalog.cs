using FlowHost.Configuration;
using FlowHost.Plugins.Preflight;

namespace FlowHost.Plugins;

/// <summary>
/// The plugins of some folders. What they are is read from metadata; only those that a pipeline names are loaded, so the others
/// cost a start next to nothing and can do no harm.
/// </summary>
internal sealed class PluginCatalog : IPluginCatalog
{
    private readonly IReadOnlyList<string> _directories;
    private readonly List<PluginFolder> _folders = [];
    private readonly ILookup<string, PluginFolder> _byId;
    private readonly Dictionary<PluginFolder, IReadOnlyList<PluginType>> _loaded = [];

    /// <summary>Looks through folders.</summary>
    /// <param name="directories">Folders of plugin folders; one that does not exist holds nothing. An id may be in one of them only.</param>
    /// <param name="fallback">One more, whose plugins step back where another folder has their id; null: none.</param>
    public PluginCatalog(IReadOnlyList<string> directories, string? fallback = null)
    {
        string[] first = [.. directories.Select(FullPath).Distinct(StringComparer.Ordinal)];
        string[] last = fallback is not null && !first.Contains(FullPath(fallback)) ? [FullPath(fallback)] : [];
        _directories = [.. first, .. last];
        _folders.AddRange(first.SelectMany(FoldersOf));
        var taken = Ids(_folders).Select(pair => pair.Id).ToHashSet(StringComparer.Ordinal);
        _folders.AddRange(last.SelectMany(FoldersOf));
        _byId = Ids(_folders).Where(pair => !taken.Contains(pair.Id) || first.Any(directory => IsIn(pair.Folder, directory)))
            .ToLookup(pair => pair.Id, pair => pair.Folder, StringComparer.Ordinal);
    }

    /// <summary>The plugins beside the executable.</summary>
    public static string DefaultDirectory => Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>Everything that was found, what cannot be used included.</summary>
    public IEnumerable<PluginEntry> Entries => _folders.SelectMany(EntriesOf);

    /// <summary>Folders that are passed over, with the reason, and folders that work but should be mended.</summary>
    public IEnumerable<(string Folder, string Message)> Warnings
    {
        get
        {
            foreach (var folder in _folders)
            {
                if (folder.Refusal is { } refusal)
                {
                    yield return (folder.Path, $"the plugin is passed over: {refusal}");
                }
                else if (PreflightCheck.Remark(folder.Manifest!) is { } remark)
                {
                    yield return (folder.Path, remark);
                }
            }
            foreach (var group in _byId.Where(group => group.Count() > 1))
            {
                yield return (group.First().Path, Duplicate(group));
            }
        }
    }

    public IEnumerable<string> IdsOf(PluginKind kind) =>
        _byId.Where(group => group.Count() == 1 && IsOf(group, kind)).Select(group => group.Key);

    public PluginType Load(string id)
    {
        switch (_byId[id].ToArray())
        {
            case []:
                throw new PluginRefusedException(ErrorCodes.UnknownPlugin, Unknown(id));
            case [{ Refusal: { } refusal } folder]:
                throw new PluginRefusedException(ErrorCodes.PluginRefused, $"the plugin '{id}' in {folder.Path} cannot be used: {refusal}");
            case [var folder]:
                return Load(folder).First(plugin => plugin.Id == id);
            default:
                throw new PluginRefusedException(ErrorCodes.PluginRefused, Duplicate(_byId.First(group => group.Key == id)));
        }
    }

    private static bool IsOf(IGrouping<string, PluginFolder> group, PluginKind kind) =>
        group.Single() is var folder && folder.Plugins.Any(plugin => plugin.Id == group.Key && plugin.Kind == kind) && folder.Refusal is null;

    private static string FullPath(string directory) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));

    private static bool IsIn(PluginFolder folder, string directory) => Path.GetDirectoryName(folder.Path) == directory;

    // Ordinal, so that every machine reports in the same order.
    private static IEnumerable<PluginFolder> FoldersOf(string directory) => !Directory.Exists(directory) ? [] :
    [
        .. Directory.GetDirectories(directory).Where(IsVisible).Order(StringComparer.Ordinal).Select(PluginFolder.Open),
        .. Directory.GetFiles(directory, "*.dll").Order(StringComparer.Ordinal).Select(PluginFolder.OfLoose),
    ];

    private static IEnumerable<(string Id, PluginFolder Folder)> Ids(IEnumerable<PluginFolder> folders) =>
        folders.SelectMany(folder => folder.Plugins.Select(plugin => (plugin.Id, folder)));

    private static bool IsVisible(string folder) => !Path.GetFileName(folder).StartsWith('.');

    private static string Duplicate(IGrouping<string, PluginFolder> group) =>
        $"the id '{group.Key}' is declared by {string.Join(" and by ", group.Select(folder => folder.Manifest!.File))}; remove one of them";

    private IReadOnlyList<PluginType> Load(PluginFolder folder)
    {
        if (!_loaded.TryGetValue(folder, out var plugins))
        {
            plugins = LoadedAssembly.Load(folder.Manifest!);
            _loaded.Add(folder, plugins);
        }
        return plugins;
    }

    private string Unknown(string id)
    {
        var hint = Suggestion.Ask(id, _byId.Select(group => group.Key));
        return $"there is no plugin '{id}'{hint} (searched: {string.Join(", ", _directories)})";
    }

    private IEnumerable<PluginEntry> EntriesOf(PluginFolder folder)
    {
        var manifest = folder.Manifest;
        var sdk = manifest?.Sdk?.ToString(3);
        if (folder.Plugins.Count == 0)
        {
            yield return new PluginEntry(null, PluginKind.Unknown, manifest?.Version, sdk, "", folder.Path, PluginStatus.Refused, folder.Refusal);
        }
        foreach (var plugin in folder.Plugins.Where(plugin => _byId[plugin.Id].Contains(folder)))
        {
            var group = _byId.First(group => group.Key == plugin.Id);
            var refusal = folder.Refusal ?? (group.Count() > 1 ? Duplicate(group) : null);
            yield return new PluginEntry(
                plugin.Id,
                plugin.Kind,
                manifest!.Version,
                sdk,
                plugin.Description,
                folder.Path,
                refusal is null ? PluginStatus.Ok : PluginStatus.Refused,
                refusal ?? PreflightCheck.Remark(manifest));
        }
    }
}
