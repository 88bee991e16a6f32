using FlowHost.Configuration;
using FlowHost.Plugins.Locking;
using FlowHost.Plugins.Metadata;
using FlowHost.Plugins.Preflight;

namespace FlowHost.Plugins;

/// <summary>One folder that should hold a plugin, and what it was found to be. No code of the plugin has run.</summary>
internal sealed class PluginFolder
{
    private readonly Lazy<string?> _refusal;

    /// <param name="location">The folder, or the file when it lies loose.</param>
    /// <param name="manifest">The plugin's assembly; null when none could be read.</param>
    /// <param name="refusal">Why it cannot be used, as far as that is known without <see cref="PreflightCheck"/>.</param>
    /// <param name="locked">What the folder must hold.</param>
    private PluginFolder(string location, PluginManifest? manifest, string? refusal, PluginLock locked)
    {
        Location = location;
        Manifest = manifest;
        _refusal = new Lazy<string?>(() => refusal ?? BadId() ?? PreflightCheck.Refusal(Manifest!, locked));
    }

    /// <summary>The folder, or the file when it lies loose.</summary>
    public string Location { get; }

    /// <summary>The plugin's assembly; null when none could be read, which has a <see cref="Refusal"/>.</summary>
    public PluginManifest? Manifest { get; }

    /// <summary>Why it cannot be used; null when it can. Looked into when first asked.</summary>
    public string? Refusal => _refusal.Value;

    /// <summary>Whether it is a folder with a plugin in it, usable here or not.</summary>
    public bool CanBeLocked => Plugins.Count > 0 && Directory.Exists(Location);

    /// <summary>The plugins it declares.</summary>
    public IReadOnlyList<DeclaredPlugin> Plugins => Manifest?.Plugins ?? [];

    /// <summary>Looks into a folder: <c>name/name.dll</c>, else the only assembly in it that declares plugins.</summary>
    public static PluginFolder Open(string folder, PluginLock locked)
    {
        try
        {
            var file = Path.Combine(folder, Path.GetFileName(folder) + ".dll");
            return File.Exists(file) ? OfNamed(folder, file, locked) : OfAny(folder, locked);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unreadable(folder, exception);
        }
    }

    /// <summary>A folder that could not be looked into.</summary>
    public static PluginFolder Unreadable(string folder, Exception exception) =>
        new(folder, null, $"it cannot be read: {exception.Message}", PluginLock.Off);

    /// <summary>Looks at a file that lies beside the folders instead of in one.</summary>
    public static PluginFolder OfLoose(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var reason = $"put it, with the files it needs, in a folder of its own: {name}/{name}.dll";
        try
        {
            return new PluginFolder(file, ManifestReader.Read(file), reason, PluginLock.Off);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new PluginFolder(file, null, reason, PluginLock.Off);
        }
    }

    private static PluginFolder OfNamed(string folder, string file, PluginLock locked)
    {
        var manifest = ManifestReader.Read(file);
        return manifest switch
        {
            null => new PluginFolder(folder, null, $"{Path.GetFileName(file)} is not a .NET assembly; copy it again or rebuild it", locked),
            { Plugins.Count: 0 } => new PluginFolder(folder, manifest, NoPlugin(file), locked),
            _ => new PluginFolder(folder, manifest, refusal: null, locked),
        };
    }

    private static PluginFolder OfAny(string folder, PluginLock locked)
    {
        var name = Path.GetFileName(folder);
        var files = Directory.GetFiles(folder, "*.dll");
        Array.Sort(files, StringComparer.Ordinal);
        var found = files.Where(file => !SharedAssemblies.Contains(Path.GetFileNameWithoutExtension(file)))
            .Select(ManifestReader.Read)
            .Where(manifest => manifest is { Plugins.Count: > 0 })
            .ToArray();
        return found switch
        {
            [{ } manifest] => new PluginFolder(folder, manifest, refusal: null, locked),
            [] when files is [var only] => new PluginFolder(folder, null, NoPlugin(only), locked),
            [] => new PluginFolder(folder, null, $"it has no {name}.dll, nor another assembly that declares a plugin", locked),
            _ => new PluginFolder(
                folder,
                null,
                $"{string.Join(" and ", found.Select(manifest => Path.GetFileName(manifest!.File)))} declare plugins; "
                + $"give each a folder of its own, or call the right one {name}.dll",
                locked),
        };
    }

    private static string NoPlugin(string file) =>
        $"{Path.GetFileName(file)} declares no plugin; add [assembly: FlowPlugin(\"id\", typeof(…))]";

    private string? BadId()
    {
        foreach (var plugin in Plugins)
        {
            if (Names.Fault(plugin.Id) is { } fault)
            {
                return $"the id '{plugin.Id}' cannot be used: {fault}";
            }
        }
        return null;
    }
}
