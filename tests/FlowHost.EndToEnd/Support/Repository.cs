using System.Reflection;

namespace FlowHost.EndToEnd.Support;

/// <summary>The checkout that the tests were built from, and the host in it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The configuration of the tests is that of the host.</summary>
    public static string HostFolder { get; } = Path.Combine(Root, "artifacts", IsRelease() ? "flowhost" : "flowhost-debug");

    public static string Host { get; } = Path.Combine(HostFolder, OperatingSystem.IsWindows() ? "flowhost.exe" : "flowhost");

    public static string Plugins { get; } = Path.Combine(HostFolder, "plugins");

    public static string Configuration => IsRelease() ? "Release" : "Debug";

    public static string Pipeline(string name) => Path.Combine(Root, "pipelines", name);

    private static bool IsRelease() =>
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration == "Release";

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "FlowHost.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run from a checkout: FlowHost.sln is nowhere above them.");
        }
        return folder;
    }
}
