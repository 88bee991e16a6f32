using System.Collections.Concurrent;
using System.Reflection;

namespace FlowHost.Plugins;

/// <summary>
/// The assemblies of which host and plugins use one copy, the host's: their types cross the border. The item list FlowHostShared in
/// sdk/build/FlowHost.Plugin.props keeps the same ones out of plugins' folders.
/// </summary>
internal static class SharedAssemblies
{
    /// <summary>The contract.</summary>
    public const string Sdk = "FlowHost.Sdk";

    private static readonly ConcurrentDictionary<string, Version> Versions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them, by simple name.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        Sdk,
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.Options",
        "Microsoft.Extensions.Primitives",
    ];

    /// <summary>Whether an assembly is shared.</summary>
    public static bool Contains(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The version of the host's copy.</summary>
    public static Version VersionOf(string name) =>
        Versions.GetOrAdd(name, static name => Assembly.Load(new AssemblyName(name)).GetName().Version!);
}
