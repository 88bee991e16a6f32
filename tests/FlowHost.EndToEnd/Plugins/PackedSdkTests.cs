using System.Text.Json;
using FlowHost.EndToEnd.Support;

namespace FlowHost.EndToEnd.Plugins;

/// <summary>What the package FlowHost.Sdk makes of the projects that reference it.</summary>
public class PackedSdkTests
{
    // Uses a type of Microsoft.Extensions.Options in MaxMind's signatures: it works only when the copy is the host's.
    private const string Geo = """
        using FlowHost.Sdk;
        using MaxMind.GeoIP2;
        using Microsoft.Extensions.Logging;
        using Microsoft.Extensions.Options;

        [assembly: FlowPlugin("acme-geo", typeof(Geo))]

        public sealed class Geo : IEnricher
        {
            private readonly SharedText _text;

            public Geo(ILogger<Geo> logger, IOptions<WebServiceClientOptions>? options = null)
            {
                options ??= Options.Create(new WebServiceClientOptions { AccountId = 7, LicenseKey = "none" });
                using var http = new HttpClient();
                using var client = new WebServiceClient(http, options);
                try
                {
                    using var reader = new DatabaseReader(new MemoryStream(new byte[100]));
                    _text = default;
                }
                catch (MaxMind.Db.InvalidDatabaseException exception)
                {
                    _text = new TextTable().Add($"{options.Value.AccountId} {exception.GetType().Name}");
                }
                logger.LogInformation("MaxMind is there");
            }

            public EnrichBatch? Bind(SchemaBuilder schema)
            {
                var geo = schema.Add(Field.Text("geo"));
                return batch =>
                {
                    var column = batch[geo];
                    for (var row = 0; row < batch.Count; row++)
                    {
                        column[row] = _text;
                    }
                };
            }
        }
        """;

    private const string MaxMind = """
        <PackageReference Include="MaxMind.GeoIP2" Version="6.1.0" />
        <PackageReference Include="MaxMind.Db" Version="5.2.0" />
        """;

    private static readonly string[] Expected =
        ["Acme.Geo.deps.json", "Acme.Geo.dll", "Acme.Geo.pdb", "Acme.Geo.runtimeconfig.json", "Acme.Geo.xml", "MaxMind.Db.dll", "MaxMind.GeoIP2.dll"];

    [Fact]
    public async Task Plugin_WhosePackageBringsWhatTheHostShares_LoadsCleanAndRuns()
    {
        using var folder = new TempFolder();
        var plugins = await PluginProject.BuildAsync(folder, "Acme.Geo", Geo, MaxMind);
        var pipeline = folder.Write("pipeline.yaml", """
            decoders: [ipfix]
            enrichers: [acme-geo]
            exporters: [{ use: ndjson, path: "-" }]
            """);

        var list = await Command.FlowHostAsync("plugins", "list", "--json", "--plugins", plugins);
        var replay = await Command.RunAsync(Repository.Host, ["replay", Fixtures.Capture(folder), "-c", pipeline, "--plugins", plugins], folder.Path);

        AssertClean(Path.Combine(plugins, "Acme.Geo"));
        var plugin = JsonDocument.Parse(list.Output).RootElement.EnumerateArray().Single(entry => entry.GetProperty("id").GetString() == "acme-geo");
        Assert.Equal(("ok", null), (plugin.GetProperty("status").GetString(), plugin.GetProperty("reason").GetString()));
        Assert.True(replay.ExitCode == 0, replay.ToString());
        Assert.Equal(200, replay.OutputLines.Length);
        Assert.All(replay.OutputLines, line => Assert.Contains("\"geo\":\"7 InvalidDatabaseException\"", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Plugin_Published_HasTheSameFiles()
    {
        using var folder = new TempFolder();
        var project = PluginProject.Write(folder, "Acme.Geo", Geo, MaxMind);

        await PackedSdk.DotnetAsync(folder, "publish", project, "--nologo", "-v", "q", "-o", folder.File("Acme.Geo"));

        AssertClean(folder.File("Acme.Geo"));
    }

    [Theory]
    [InlineData("true", "", "")]
    [InlineData("false", "<OutputType>Exe</OutputType>", "")]
    [InlineData("false", "<IsTestProject>true</IsTestProject>", "")]
    [InlineData("false", "", """<PackageReference Include="FlowHost.Sdk.Testing" Version="{0}" />""")]
    [InlineData("true", "<FlowHostPlugin>true</FlowHostPlugin>", """<PackageReference Include="FlowHost.Sdk.Testing" Version="{0}" />""")]
    [InlineData("false", "<FlowHostPlugin>false</FlowHostPlugin>", "")]
    public async Task Project_IsAPlugin_OnlyWhenItIsALibraryThatTestsNothing(string expected, string property, string package)
    {
        using var folder = new TempFolder();
        PackedSdk.AddSource(folder);
        var project = folder.Write("Acme/Acme.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                {property}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="FlowHost.Sdk" Version="{PackedSdk.Version}" />
                {package.Replace("{0}", PackedSdk.Version, StringComparison.Ordinal)}
              </ItemGroup>
            </Project>
            """);

        var restore = await PackedSdk.DotnetAsync(folder, "restore", project, "-v", "q");
        var build = await PackedSdk.DotnetAsync(folder, "msbuild", project, "-getProperty:FlowHostPlugin,EnableDynamicLoading");

        var properties = JsonDocument.Parse(build.Output).RootElement.GetProperty("Properties");
        Assert.Equal(expected, properties.GetProperty("FlowHostPlugin").GetString());
        Assert.Equal(expected == "true" ? "true" : "", properties.GetProperty("EnableDynamicLoading").GetString());
        Assert.DoesNotContain("warning", restore.Output, StringComparison.Ordinal);
    }

    private static void AssertClean(string folder)
    {
        Assert.Equal(Expected, Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var deps = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "Acme.Geo.deps.json"))).RootElement;
        var assemblies = deps.GetProperty("targets").EnumerateObject().Single().Value.EnumerateObject()
            .SelectMany(library => library.Value.TryGetProperty("runtime", out var runtime) ? runtime.EnumerateObject().ToArray() : [])
            .Select(asset => Path.GetFileName(asset.Name));
        Assert.Equal(["Acme.Geo.dll", "MaxMind.Db.dll", "MaxMind.GeoIP2.dll"], assemblies.Order(StringComparer.Ordinal));
    }
}
