using FlowHost.Plugins.Metadata;

namespace FlowHost.Plugins.Preflight;

/// <summary>A plugin may have been built against an older contract than the host's, never against a newer one.</summary>
internal static class SharedVersions
{
    public static string? Refusal(PluginManifest manifest)
    {
        foreach (var reference in manifest.References)
        {
            if (!SharedAssemblies.Contains(reference.Name))
            {
                continue;
            }
            var provided = SharedAssemblies.VersionOf(reference.Name);
            if (reference.Version > provided)
            {
                return $"built against {reference.Name} {reference.Version}, this host provides {provided}; rebuild it or upgrade FlowHost";
            }
        }
        return null;
    }
}
