using FlowHost.EndToEnd.Support;

namespace FlowHost.EndToEnd.Plugins;

/// <summary>Plugins that are not what was locked.</summary>
public class LockTests
{
    private const string Marker = """
        using FlowHost.Sdk;

        [assembly: FlowPlugin("marker", typeof(Marker))]

        public sealed class Marker : IEnricher
        {
            // Nothing of the assembly can run without this having run.
            [System.Runtime.CompilerServices.ModuleInitializer]
            internal static void Initialize() => File.WriteAllText(Environment.GetEnvironmentVariable("MARKER")!, "");

            public EnrichBatch? Bind(SchemaBuilder schema) => null;
        }
        """;

    [Fact]
    public async Task TamperedPlugin_UnderRequire_IsRefusedBeforeItsCodeRunsAndTheOthersWorkOn()
    {
        using var folder = new TempFolder();
        var plugins = await PluginProject.BuildAsync(folder, "Acme.Marker", Marker);
        var locked = await RunAsync(folder, "plugins", "lock");
        var untouched = await ReplayAsync(folder, "marker", "require");
        // Behind the last section of an assembly: what it does is the same.
        await File.AppendAllTextAsync(Path.Combine(plugins, "Acme.Marker", "Acme.Marker.dll"), "tampered", TestContext.Current.CancellationToken);

        var verified = await RunAsync(folder, "plugins", "verify");
        var refused = await ReplayAsync(folder, "marker", "require");
        var others = await ReplayAsync(folder, "", "require");
        var warned = await ReplayAsync(folder, "marker", "warn");

        Assert.True(locked.ExitCode == 0, locked.ToString());
        Assert.True(untouched is { Result.ExitCode: 0, HasRun: true }, untouched.Result.ToString());
        Assert.Equal((1, "plugins/Acme.Marker: Acme.Marker.dll was changed\n"), (verified.ExitCode, verified.Output));
        Assert.Equal((78, "", false), (refused.Result.ExitCode, refused.Result.Output, refused.HasRun));
        Assert.StartsWith(
            $"{folder.File("pipeline.yaml")}(2,13): error FH0203: the plugin 'marker' in {Path.Combine(plugins, "Acme.Marker")} cannot be used: "
            + $"it is not what the lock file {folder.File("plugins.lock.json")} says: Acme.Marker.dll was changed; "
            + "put the locked files back, or accept what is there with 'flowhost plugins lock'\n",
            refused.Result.Error,
            StringComparison.Ordinal);
        Assert.Equal((0, 200, false), (others.Result.ExitCode, others.Result.OutputLines.Length, others.HasRun));
        Assert.Equal((0, 200, true), (warned.Result.ExitCode, warned.Result.OutputLines.Length, warned.HasRun));
        Assert.Contains($"{Path.Combine(plugins, "Acme.Marker")}: warning FH0305: it is not what the lock file", warned.Result.Error, StringComparison.Ordinal);
    }

    private static async Task<(CommandResult Result, bool HasRun)> ReplayAsync(TempFolder folder, string enrichers, string mode)
    {
        File.Delete(folder.File("marker"));
        var pipeline = folder.Write("pipeline.yaml", $$"""
            decoders: [ipfix]
            enrichers: [{{enrichers}}]
            exporters: [{ use: ndjson, path: "-" }]
            """);
        var result = await RunAsync(folder, "replay", Fixtures.Capture(folder), "-c", pipeline, "--plugin-lock", mode);
        return (result, File.Exists(folder.File("marker")));
    }

    private static Task<CommandResult> RunAsync(TempFolder folder, params string[] arguments) => Command.RunAsync(
        Repository.Host,
        [.. arguments, "--plugins", folder.File("plugins"), "--plugin-lock-file", folder.File("plugins.lock.json")],
        folder.Path,
        environment: new Dictionary<string, string> { ["MARKER"] = folder.File("marker") });
}
