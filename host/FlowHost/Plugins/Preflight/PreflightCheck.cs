using FlowHost.Plugins.Locking;
using FlowHost.Plugins.Metadata;

namespace FlowHost.Plugins.Preflight;

/// <summary>Whether a plugin can run in this host, told before any of its code runs.</summary>
internal static class PreflightCheck
{
    /// <summary>Why a plugin cannot run here; null when it can.</summary>
    /// <param name="manifest">The plugin's assembly.</param>
    /// <param name="locked">What the folder must hold.</param>
    public static string? Refusal(PluginManifest manifest, PluginLock locked)
    {
        try
        {
            return locked.Refusal(Path.GetDirectoryName(manifest.File)!)
                ?? SharedVersions.Refusal(manifest)
                ?? TargetFramework.Refusal(manifest.TargetFramework)
                ?? RuntimeFrameworks.Refusal(manifest.File)
                ?? Dependencies.Refusal(manifest);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"it cannot be read: {exception.Message}";
        }
    }

    /// <summary>What the plugin's author should mend although it runs; null when there is nothing.</summary>
    public static string? Remark(PluginManifest manifest)
    {
        var folder = Path.GetDirectoryName(manifest.File)!;
        var copies = SharedAssemblies.Names.Where(name => File.Exists(Path.Combine(folder, name + ".dll"))).ToArray();
        return copies.Length == 0
            ? null
            : $"its folder has copies of {string.Join(", ", copies)}, which are not used: the host's own are. Remove them";
    }
}
