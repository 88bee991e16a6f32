using FlowHost.Plugins.Metadata;

namespace FlowHost.Plugins.Preflight;

/// <summary>What a plugin was compiled against, and what its deps.json names, must lie in its folder or be the host's to give.</summary>
internal static class Dependencies
{
    private const string Advice =
        "build it with <EnableDynamicLoading>true</EnableDynamicLoading>, or copy the whole output of 'dotnet publish'";

    private static readonly Lazy<HashSet<string>> Framework = new(ReadFramework);

    public static string? Refusal(PluginManifest manifest)
    {
        var folder = Path.GetDirectoryName(manifest.File)!;
        var depsFile = Path.ChangeExtension(manifest.File, ".deps.json");
        var deps = DepsFile.Read(depsFile);
        if (deps is null)
        {
            return $"{Path.GetFileName(depsFile)} is not valid; build or copy the plugin again";
        }
        foreach (var asset in deps.Assemblies)
        {
            if (!IsProvided(Path.GetFileNameWithoutExtension(asset)) && !Exists(folder, asset))
            {
                return $"{Path.GetFileName(depsFile)} names {Path.GetFileName(asset)}, which is not in its folder; {Advice}";
            }
        }
        foreach (var reference in manifest.References)
        {
            if (!IsProvided(reference.Name) && !deps.Has(reference.Name) && !Exists(folder, reference.Name + ".dll"))
            {
                return $"it needs {reference.Name} {reference.Version}, which is not in its folder; {Advice}";
            }
        }
        return null;
    }

    private static bool IsProvided(string assembly) => SharedAssemblies.Contains(assembly) || Framework.Value.Contains(assembly);

    // Packages with an asset per runtime keep their subfolders; all others are copied flat.
    private static bool Exists(string folder, string asset) =>
        File.Exists(Path.Combine(folder, Path.GetFileName(asset))) || File.Exists(Path.Combine(folder, asset));

    // The shared frameworks alone: that the host happens to use a library does not make it a plugin's to use.
    private static HashSet<string> ReadFramework()
    {
        var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        return trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(file => !file.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
