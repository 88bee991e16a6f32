using System.Text.Json;
using FlowHost.EndToEnd.Support;

namespace FlowHost.EndToEnd.Plugins;

/// <summary>Plugins that users build outside the repository and drop into a folder.</summary>
public class DropInTests
{
    private const string Site = """
        using FlowHost.Sdk;

        [assembly: FlowPlugin("site", typeof(Acme.Site), Options = typeof(Acme.SiteOptions), Description = "Names the site of the source.")]

        namespace Acme;

        public sealed class SiteOptions
        {
            public string Site { get; set; } = "unknown";
        }

        public sealed class Site(SiteOptions options) : IEnricher
        {
            private readonly SharedText _name = new TextTable().Add(options.Site);

            public EnrichBatch? Bind(SchemaBuilder schema)
            {
                if (!schema.TryGetAddress(Elements.SourceIPv4Address, Elements.SourceIPv6Address, out _))
                {
                    return null;
                }
                var site = schema.Add(Field.Text("site"));
                return batch =>
                {
                    var names = batch[site];
                    for (var row = 0; row < batch.Count; row++)
                    {
                        names[row] = _name;
                    }
                };
            }
        }
        """;

    [Fact]
    public async Task Enricher_BuiltOutsideAndDroppedIn_AddsItsFieldToTheOutput()
    {
        using var folder = new TempFolder();
        var plugins = await PluginProject.BuildAsync(folder, "Acme.Site", Site);
        var plain = await ReplayAsync(folder, folder.Write("plain.yaml", Pipeline("site")), plugins);
        var named = await ReplayAsync(folder, folder.Write("named.yaml", Pipeline("{ use: site, site: Oslo }, { use: site, enabled: false }")), plugins);

        Assert.All(Lines(plain), line => Assert.Equal("unknown", line.GetProperty("site").GetString()));
        Assert.Equal(200, plain.OutputLines.Length);
        Assert.All(Lines(named), line => Assert.Equal("Oslo", line.GetProperty("site").GetString()));
    }

    [Fact]
    public async Task TwoPlugins_WithDifferentVersionsOfOnePackage_RunSideBySide()
    {
        using var folder = new TempFolder();
        await PluginProject.BuildAsync(
            folder, "Acme.Old", UsesNewtonsoft("old"), items: """<PackageReference Include="Newtonsoft.Json" Version="13.0.1" />""");
        var plugins = await PluginProject.BuildAsync(
            folder, "Acme.New", UsesNewtonsoft("new"), items: """<PackageReference Include="Newtonsoft.Json" Version="13.0.3" />""");
        var pipeline = folder.Write("pipeline.yaml", Pipeline("old, new"));

        var replay = await ReplayAsync(folder, pipeline, plugins);

        var line = Lines(replay)[0];
        Assert.StartsWith("13.0.1", line.GetProperty("old").GetString());
        Assert.StartsWith("13.0.3", line.GetProperty("new").GetString());
    }

    [Fact]
    public async Task Plugin_WithoutTheFilesItNeeds_IsRefusedByNameAndOthersWork()
    {
        using var folder = new TempFolder();
        var plugins = await PluginProject.BuildAsync(
            folder, "Acme.Json", UsesNewtonsoft("json"), items: """<PackageReference Include="Newtonsoft.Json" Version="13.0.3" />""");
        await PluginProject.BuildAsync(folder, "Acme.Site", Site);
        File.Delete(Path.Combine(plugins, "Acme.Json", "Newtonsoft.Json.dll"));

        var refused = await ReplayAsync(folder, folder.Write("bad.yaml", Pipeline("json")), plugins);
        var works = await ReplayAsync(folder, folder.Write("good.yaml", Pipeline("site")), plugins);

        Assert.Equal(78, refused.ExitCode);
        Assert.Contains("bad.yaml(2,13): error FH", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Newtonsoft.Json.dll", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, works.ExitCode);
        Assert.Equal(200, works.OutputLines.Length);
    }

    [Fact]
    public async Task Plugin_BuiltOnANewerSdk_IsRefusedWithBothVersions()
    {
        using var folder = new TempFolder();
        PackedSdk.AddSource(folder, await NewerSdkAsync(folder));
        var plugins = await PluginProject.BuildAsync(folder, "Acme.Future", Site, sdk: "9.9.0");

        var list = await Command.FlowHostAsync("plugins", "list", "--json", "--plugins", plugins);
        var refused = await ReplayAsync(folder, folder.Write("pipeline.yaml", Pipeline("site")), plugins);

        Assert.Equal(78, refused.ExitCode);
        Assert.Contains("9.9.0.0", refused.Error, StringComparison.Ordinal);
        Assert.Contains("0.1.0.0", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Error, StringComparison.Ordinal);
        var site = JsonDocument.Parse(list.Output).RootElement.EnumerateArray().Single(plugin => plugin.GetProperty("id").GetString() == "site");
        Assert.Contains("9.9.0.0", site.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plugin_ThatThrowsInItsConstructor_EndsTheStartWithItsMessage()
    {
        using var folder = new TempFolder();
        var plugins = await PluginProject.BuildAsync(
            folder, "Acme.Throws", Enricher("throws", """throw new InvalidOperationException("the licence server is not there");""", "return null;"));

        var refused = await ReplayAsync(folder, folder.Write("pipeline.yaml", Pipeline("throws")), plugins);

        Assert.Equal(78, refused.ExitCode);
        Assert.Contains("the licence server is not there", refused.Error, StringComparison.Ordinal);
        Assert.Contains("throws", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plugin_ThatThrowsOnEveryBatch_CostsItsBatchesUntilItIsSwitchedOff()
    {
        using var folder = new TempFolder();
        var plugins = await PluginProject.BuildAsync(
            folder, "Acme.Fails", Enricher("fails", "", """return batch => throw new InvalidOperationException("no luck today");"""));
        var capture = Fixtures.Capture(folder, messages: 40);
        var pipeline = folder.Write("pipeline.yaml", Pipeline("fails"));

        var replay = await Command.RunAsync(
            Repository.Host, ["replay", capture, "-c", pipeline, "--burst", "1", "--plugins", plugins, "--log-level", "information"], folder.Path);

        // Ten batches of 20 records are lost, then the pipeline goes on without the enricher.
        Assert.Equal(0, replay.ExitCode);
        Assert.Equal(30 * 20, replay.OutputLines.Length);
        Assert.Contains("PluginError 200", replay.Error, StringComparison.Ordinal);
        Assert.Contains("no luck today", replay.Error, StringComparison.Ordinal);
        Assert.Contains("switched off", replay.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadPlugin_ThatNoPipelineNames_IsOnlyAWarning()
    {
        using var folder = new TempFolder();
        folder.Write("plugins/Broken/Broken.dll", "this is no assembly");

        var replay = await ReplayAsync(folder, folder.Write("pipeline.yaml", Pipeline("")), folder.File("plugins"));

        Assert.Equal(0, replay.ExitCode);
        Assert.Equal(200, replay.OutputLines.Length);
    }

    private static string Pipeline(string enrichers) => $$"""
        decoders: [ipfix]
        enrichers: [{{enrichers}}]
        exporters: [{ use: ndjson, path: "-" }]
        """;

    private static string Enricher(string id, string constructor, string bind) => $$"""
        using FlowHost.Sdk;
        [assembly: FlowPlugin("{{id}}", typeof(Plugin))]
        public sealed class Plugin : IEnricher
        {
            public Plugin() { {{constructor}} }
            public EnrichBatch? Bind(SchemaBuilder schema) { {{bind}} }
        }
        """;

    private static string UsesNewtonsoft(string id) => Enricher(id, "", $$"""
        var version = schema.Add(Field.Text("{{id}}"));
        var info = System.Diagnostics.FileVersionInfo.GetVersionInfo(typeof(Newtonsoft.Json.JsonConvert).Assembly.Location).ProductVersion!;
        var text = new TextTable().Add(info);
        return batch => { var column = batch[version]; for (var row = 0; row < batch.Count; row++) { column[row] = text; } };
        """);

    /// <summary>The SDK as a later version would be: the same types, another number.</summary>
    private static async Task<string> NewerSdkAsync(TempFolder folder)
    {
        var build = await Command.RunAsync(
            "dotnet",
            [
                "build", Path.Combine(Repository.Root, "sdk/FlowHost.Sdk/FlowHost.Sdk.csproj"), "-c", "Release", "--nologo", "-v", "q",
                "-p:Version=9.9.0", "-p:AssemblyVersion=9.9.0.0", $"-p:ArtifactsPath={folder.File("artifacts")}",
            ],
            folder.Path,
            TimeSpan.FromMinutes(4));
        Assert.True(build.ExitCode == 0, build.ToString());
        return folder.File("artifacts/packages");
    }

    private static async Task<CommandResult> ReplayAsync(TempFolder folder, string pipeline, string plugins) =>
        await Command.RunAsync(Repository.Host, ["replay", Fixtures.Capture(folder), "-c", pipeline, "--plugins", plugins], folder.Path);

    private static JsonElement[] Lines(CommandResult result)
    {
        Assert.True(result.ExitCode == 0, result.ToString());
        return [.. result.OutputLines.Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
