using System.Reflection;
using System.Runtime.Loader;
using McMaster.NETCore.Plugins;

namespace FlowHost.Plugins;

/// <summary>
/// Loads assemblies of plugins, each with private dependencies of its own. The only class that knows how: nothing else names the
/// loader's types.
/// </summary>
internal static class PluginHost
{
    /// <summary>Loads a plugin's assembly into a context of its own, for good.</summary>
    public static Assembly Load(string file)
    {
        var loader = PluginLoader.CreateFromAssemblyFile(file, config =>
        {
            config.IsUnloadable = false;
            // The list of shared assemblies is complete: walking their references as well would only cost start-up time.
            config.IsLazyLoaded = true;
            foreach (var name in SharedAssemblies.Names)
            {
                config.SharedAssemblies.Add(new AssemblyName(name));
            }
        });
        return loader.LoadDefaultAssembly();
    }

    /// <summary>The shared assembly of which a loaded plugin got a copy of its own, against the rule; null when there is none.</summary>
    public static string? PrivateCopy(Assembly assembly) =>
        AssemblyLoadContext.GetLoadContext(assembly)?.Assemblies
            .Select(loaded => loaded.GetName().Name ?? "")
            .FirstOrDefault(SharedAssemblies.Contains);
}
