using System.Runtime.Versioning;

namespace FlowHost.Plugins.Preflight;

/// <summary>A plugin's target framework must be one that this process can run.</summary>
internal static class TargetFramework
{
    public static string? Refusal(string targetFramework)
    {
        // Assemblies without the attribute are rare and old: their references tell whether they run.
        if (targetFramework.Length == 0)
        {
            return null;
        }
        FrameworkName framework;
        try
        {
            framework = new FrameworkName(targetFramework);
        }
        catch (ArgumentException)
        {
            return $"its target framework '{targetFramework}' is not understood; build it for {Host}";
        }
        return framework.Identifier switch
        {
            ".NETStandard" => null,
            ".NETCoreApp" when framework.Version <= new Version(Environment.Version.Major, Environment.Version.Minor) => null,
            ".NETCoreApp" =>
                $"built for .NET {framework.Version.ToString(2)}, this host runs .NET {Environment.Version}; build it for {Host} or upgrade FlowHost",
            _ => $"built for {targetFramework}; build it for {Host}",
        };
    }

    private static string Host => $"net{Environment.Version.Major}.{Environment.Version.Minor}";
}
