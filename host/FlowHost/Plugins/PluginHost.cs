using System.Reflection;
using System.Runtime.Loader;
using McMaster.NETCore.Plugins.Loader;

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
        // The context's builder, not PluginLoader: that also searches the package folders which runtimeconfig files name, so that a
        // plugin would run on its author's machine alone; and reading those files costs more than all the rest.
        var builder = new AssemblyLoadContextBuilder()
            .SetMainAssemblyPath(file)
            .SetDefaultContext(AssemblyLoadContext.Default)
            .IsLazyLoaded(true);
        foreach (var name in SharedAssemblies.Names)
        {
            builder.PreferDefaultLoadContextAssembly(new AssemblyName(name));
        }
        return builder.Build().LoadFromAssemblyPath(file);
    }

    /// <summary>The shared assembly of which a loaded plugin got a copy of its own, against the rule; null when there is none.</summary>
    public static string? PrivateCopy(Assembly assembly) =>
        AssemblyLoadContext.GetLoadContext(assembly)?.Assemblies
            .Select(loaded => loaded.GetName().Name ?? "")
            .FirstOrDefault(SharedAssemblies.Contains);
}
