using FlowHost.Configuration;
using FlowHost.Plugins.Locking;
using FlowHost.Plugins.Preflight;

namespace FlowHost.Plugins;

/// <summary>
/// The plugins of some folders. What they are is read from metadata; only those that a pipeline names are loaded, so the others
/// cost a start next to nothing and can do no harm.
/// </summary>
internal sealed class PluginCatalog : IPluginCatalog
{
    private readonly IReadOnlyList<string> _directories;
    private readonly PluginLock _lock;
    private readonly List<PluginFolder> _folders = [];
    private readonly Dictionary<string, List<PluginFolder>> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<PluginFolder, LoadedAssembly> _loaded = [];
    private readonly HashSet<PluginFolder> _refused = [];

    /// <summary>Looks through folders.</summary>
    /// <param name="directories">Folders of plugin folders; one that does not exist holds nothing. An id may be in one of them only.</param>
    /// <param name="fallback">One more, whose plugins step back where another folder has their id; null: none.</param>
    /// <param name="locked">What the plugin folders must hold; null: what they like.</param>
    public PluginCatalog(IReadOnlyList<string> directories, string? fallback = null, PluginLock? locked = null)
    {
        _lock = locked ?? PluginLock.Off;
        string[] first = [.. directories.Select(FullPath).Distinct(StringComparer.Ordinal)];
        string[] last = fallback is not null && !first.Contains(FullPath(fallback)) ? [FullPath(fallback)] : [];
        _directories = [.. first, .. last];
        Add(first, _ => true);
        var taken = _byId.Keys.ToHashSet(StringComparer.Ordinal);
        Add(last, id => !taken.Contains(id));
        foreach (var folders in _byId.Values.Where(folders => folders.Count > 1))
        {
            LeaveOutRefused(folders);
        }
    }

    /// <summary>The plugins beside the executable.</summary>
    public static string DefaultDirectory => Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>What was found: folders of plugins, and what lies where only they should.</summary>
    public IReadOnlyList<PluginFolder> Folders => _folders;

    /// <summary>Everything that was found, what cannot be used included.</summary>
    public IEnumerable<PluginEntry> Entries => _folders.SelectMany(EntriesOf);

    /// <inheritdoc/>
    public (string File, string Message)? Fault => _lock.IsRequired ? _lock.Fault : null;

    /// <summary>
    /// Folders that are passed over, with the reason, and folders that work but should be mended; without those that were refused
    /// to who asked for them.
    /// </summary>
    public IEnumerable<(string Folder, string Message)> Warnings
    {
        get
        {
            foreach (var folder in _folders)
            {
                if (folder.Refusal is { } refusal)
                {
                    if (!_refused.Contains(folder) && refusal != Fault?.Message)
                    {
                        yield return (folder.Location, $"the plugin is passed over: {refusal}");
                    }
                }
                else if (PreflightCheck.Remark(folder.Manifest!) is { } remark)
                {
                    yield return (folder.Location, remark);
                }
            }
            foreach (var (id, folders) in _byId.Where(pair => pair.Value.Count > 1))
            {
                yield return (folders[0].Location, Duplicate(id, folders));
            }
        }
    }

    /// <summary>What is not as it was locked and is used all the same: the lock file itself, and folders.</summary>
    /// <param name="all">Whether the folders that nothing was loaded from are looked at too.</param>
    public IEnumerable<(string Place, string Message)> LockWarnings(bool all)
    {
        if (_lock is { IsRequired: false, Fault: { } fault })
        {
            yield return fault;
        }
        foreach (var folder in _folders.Where(folder => _loaded.ContainsKey(folder) || (all && folder.Refusal is null)))
        {
            if (_lock.Warning(folder.Location) is { } warning)
            {
                yield return (folder.Location, warning);
            }
        }
    }

    public IEnumerable<string> IdsOf(PluginKind kind) =>
        _byId.Where(pair => pair.Value is [var folder] && IsOf(folder, pair.Key, kind)).Select(pair => pair.Key);

    public PluginType Load(string id)
    {
        switch (_byId.GetValueOrDefault(id))
        {
            case null:
                throw new PluginRefusedException(ErrorCodes.UnknownPlugin, Unknown(id));
            case [{ Refusal: { } refusal } folder]:
                _refused.Add(folder);
                throw new PluginRefusedException(ErrorCodes.PluginRefused, $"the plugin '{id}' in {folder.Location} cannot be used: {refusal}");
            case [var folder]:
                return Load(folder).Plugins.First(plugin => plugin.Id == id);
            case var folders:
                throw new PluginRefusedException(ErrorCodes.PluginRefused, Duplicate(id, folders));
        }
    }

    /// <summary>Loads the rules for <c>inspect</c> of all plugins that can be used; a folder that cannot be loaded is told of.</summary>
    public IReadOnlyList<Type> LoadRules(ICollection<string> faults)
    {
        var rules = new List<Type>();
        foreach (var folder in _byId.Values.Where(folders => folders.Count == 1).Select(folders => folders[0]).Distinct())
        {
            if (folder is not { Refusal: null, Manifest.Rules.Count: > 0 })
            {
                continue;
            }
            try
            {
                rules.AddRange(Load(folder).Rules);
            }
            catch (PluginRefusedException exception)
            {
                faults.Add(exception.Message);
            }
        }
        return rules;
    }

    private static bool IsOf(PluginFolder folder, string id, PluginKind kind) =>
        folder.Plugins.Any(plugin => plugin.Id == id && plugin.Kind == kind) && folder.Refusal is null;

    private static string FullPath(string directory) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));

    private static bool IsVisible(string folder) => !Path.GetFileName(folder).StartsWith('.');

    private static string Duplicate(string id, List<PluginFolder> folders) =>
        $"the id '{id}' is declared by {string.Join(" and by ", folders.Select(folder => folder.Manifest!.File))}; remove one of them";

    /// <summary>A copy that cannot be used, a leftover of an upgrade for example, does not stand in the way of one that can.</summary>
    private static void LeaveOutRefused(List<PluginFolder> folders)
    {
        var first = folders[0];
        folders.RemoveAll(folder => folder.Refusal is not null);
        if (folders.Count == 0)
        {
            folders.Add(first);
        }
    }

    private void Add(string[] directories, Func<string, bool> takes)
    {
        foreach (var folder in directories.SelectMany(FoldersOf))
        {
            _folders.Add(folder);
            foreach (var plugin in folder.Plugins.Where(plugin => takes(plugin.Id)))
            {
                if (!_byId.TryGetValue(plugin.Id, out var folders))
                {
                    _byId.Add(plugin.Id, folders = []);
                }
                folders.Add(folder);
            }
        }
    }

    private IEnumerable<PluginFolder> FoldersOf(string directory)
    {
        try
        {
            // Ordinal, so that every machine reports in the same order.
            return !Directory.Exists(directory) ? [] :
            [
                .. Directory.GetDirectories(directory).Where(IsVisible).Order(StringComparer.Ordinal).Select(folder => PluginFolder.Open(folder, _lock)),
                .. Directory.GetFiles(directory, "*.dll").Order(StringComparer.Ordinal).Select(PluginFolder.OfLoose),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [PluginFolder.Unreadable(directory, exception)];
        }
    }

    private LoadedAssembly Load(PluginFolder folder)
    {
        if (!_loaded.TryGetValue(folder, out var assembly))
        {
            assembly = LoadedAssembly.Load(folder.Manifest!);
            _loaded.Add(folder, assembly);
        }
        return assembly;
    }

    private string Unknown(string id)
    {
        var hint = Suggestion.Ask(id, _byId.Keys);
        return $"there is no plugin '{id}'{hint} (searched: {string.Join(", ", _directories)})";
    }

    private IEnumerable<PluginEntry> EntriesOf(PluginFolder folder)
    {
        var manifest = folder.Manifest;
        var sdk = manifest?.Sdk?.ToString(3);
        if (folder.Plugins.Count == 0)
        {
            yield return new PluginEntry(null, PluginKind.Unknown, manifest?.Version, sdk, "", folder.Location, PluginStatus.Refused, folder.Refusal);
        }
        foreach (var plugin in folder.Plugins.Where(plugin => folder.Refusal is not null || _byId[plugin.Id].Contains(folder)))
        {
            var folders = _byId[plugin.Id];
            var refusal = folder.Refusal ?? (folders.Count > 1 ? Duplicate(plugin.Id, folders) : null);
            yield return new PluginEntry(
                plugin.Id,
                plugin.Kind,
                manifest!.Version,
                sdk,
                plugin.Description,
                folder.Location,
                refusal is null ? PluginStatus.Ok : PluginStatus.Refused,
                refusal ?? _lock.Warning(folder.Location) ?? PreflightCheck.Remark(manifest));
        }
    }
}
