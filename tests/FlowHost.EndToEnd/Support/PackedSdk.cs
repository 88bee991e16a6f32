using System.Reflection;
using FlowHost.Sdk;

namespace FlowHost.EndToEnd.Support;

/// <summary>The packages that the build left, as projects outside the repository use them.</summary>
internal static class PackedSdk
{
    /// <summary>Where they are.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "artifacts", Repository.Configuration == "Release" ? "packages" : "packages-debug");

    public static string Version { get; } =
        typeof(IEnricher).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>
    /// What a command that restores packages runs with: a folder for unpacked packages that only these tests use. In the user's own one, another
    /// build's SDK of the same version may lie; here, the one of the last run is thrown away and everything else is kept.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string> { ["NUGET_PACKAGES"] = Unpacked() };

    /// <summary>Makes the packages known to the projects below a folder.</summary>
    /// <param name="folder">The test's folder.</param>
    /// <param name="more">Further folders of packages.</param>
    public static void AddSource(TempFolder folder, params IEnumerable<string> more)
    {
        var sources = more.Prepend(Folder).Select((source, i) => $"""<add key="flowhost{i}" value="{source}" />""");
        folder.Write("nuget.config", $"<configuration><packageSources>{string.Concat(sources)}</packageSources></configuration>");
    }

    /// <summary>Builds, tests or publishes a project; fails the test when that fails.</summary>
    public static async Task<CommandResult> DotnetAsync(TempFolder folder, params string[] arguments)
    {
        var result = await Command.RunAsync("dotnet", arguments, folder.Path, TimeSpan.FromMinutes(6), Environment);
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }

    private static string Unpacked()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "test-packages"));
        foreach (var old in folder.GetDirectories("flowhost.sdk*"))
        {
            old.Delete(recursive: true);
        }
        return folder.FullName;
    }
}
