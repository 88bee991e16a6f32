namespace FlowHost.Plugins.Metadata;

/// <summary>What an assembly says about itself, read without loading it.</summary>
internal sealed class PluginManifest
{
    /// <summary>The assembly's file.</summary>
    public required string File { get; init; }

    /// <summary>The version for people: the informational one without its commit, else the assembly's.</summary>
    public required string Version { get; init; }

    /// <summary>The framework it was built for, as in <c>.NETCoreApp,Version=v10.0</c>; empty when it does not say.</summary>
    public required string TargetFramework { get; init; }

    /// <summary>What it was compiled against.</summary>
    public required IReadOnlyList<AssemblyReferenceInfo> References { get; init; }

    /// <summary>The plugins that it declares; none when it is no plugin.</summary>
    public required IReadOnlyList<DeclaredPlugin> Plugins { get; init; }

    /// <summary>The rules for <c>inspect</c> that it declares, by the names of their classes.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>The SDK it was compiled against; null when it does not use the SDK.</summary>
    public Version? Sdk
    {
        get
        {
            foreach (var reference in References)
            {
                if (reference.Name == SharedAssemblies.Sdk)
                {
                    return reference.Version;
                }
            }
            return null;
        }
    }
}
