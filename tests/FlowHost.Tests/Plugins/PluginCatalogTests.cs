using FlowHost.Configuration;
using FlowHost.Plugins;
using FlowHost.Tests.Support;

namespace FlowHost.Tests.Plugins;

public sealed class PluginCatalogTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Plugins => _folder.Combine("plugins");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_PluginInItsFolder_HasTypeKindAndFolder()
    {
        PluginCompiler.Compile(_folder.Combine("plugins", "Acme.Site", "Acme.Site.dll"), PluginCompiler.Enricher("acme-site"));
        var catalog = new PluginCatalog([Plugins]);

        var plugin = catalog.Load("acme-site");

        Assert.Equal(("Acme.Plugin", PluginKind.Enricher, _folder.Combine("plugins", "Acme.Site")), (plugin.Type.FullName, plugin.Kind, plugin.Directory));
        Assert.Equal(["acme-site"], catalog.IdsOf(PluginKind.Enricher));
        Assert.Equal(
            new PluginEntry("acme-site", PluginKind.Enricher, "0.0.0.0", "0.1.0", "Adds nothing.", plugin.Directory, PluginStatus.Ok, null),
            Assert.Single(catalog.Entries));
        Assert.Empty(catalog.Warnings);
    }

    [Fact]
    public void Load_FolderOfAnotherName_IsFoundByItsDeclaration()
    {
        PluginCompiler.Compile(_folder.Combine("plugins", "site", "Acme.Helper.dll"), "public class Helper { }");
        PluginCompiler.Compile(_folder.Combine("plugins", "site", "Acme.Site.dll"), PluginCompiler.Enricher("acme-site"));

        Assert.Equal("Acme.Plugin", new PluginCatalog([Plugins]).Load("acme-site").Type.FullName);
    }

    [Fact(Timeout = NamedPipe.Timeout)]
    public async Task Warnings_PipeInPlaceOfAnAssembly_IsPassedOverWithoutOpeningIt()
    {
        var folder = Directory.CreateDirectory(_folder.Combine("plugins", "Acme")).FullName;
        NamedPipe.Make(Path.Combine(folder, "Acme.dll"));

        var warnings = await Task.Run(() => new PluginCatalog([Plugins]).Warnings.ToList(), TestContext.Current.CancellationToken);

        Assert.Equal([(folder, $"the plugin is passed over: it cannot be read: {folder}/Acme.dll is not a regular file")], warnings);
    }

    [Fact]
    public void Load_BaseClassInAnotherAssembly_IsFollowedToItsStage()
    {
        var common = PluginCompiler.Compile(
            _folder.Combine("plugins", "Acme", "Acme.Common.dll"),
            """
            using FlowHost.Sdk;
            public interface IAcme : IEnricher { }
            public abstract class AcmeBase<T> : IAcme { public EnrichBatch? Bind(SchemaBuilder schema) => null; }
            """);
        PluginCompiler.Compile(
            _folder.Combine("plugins", "Acme", "Acme.dll"),
            "using FlowHost.Sdk; [assembly: FlowPlugin(\"acme\", typeof(Outer.Plugin))] public class Outer { public class Plugin : AcmeBase<int> { } }",
            common);
        var catalog = new PluginCatalog([Plugins]);

        Assert.Equal(PluginKind.Enricher, Assert.Single(catalog.Entries).Kind);
        Assert.Equal(PluginKind.Enricher, catalog.Load("acme").Kind);
    }

    [Fact]
    public void Load_TwoPluginsWithTwoVersionsOfOneDependency_EachHasItsOwn()
    {
        foreach (var version in (string[])["1.0.0.0", "2.0.0.0"])
        {
            var name = "Acme" + version[0];
            var helper = PluginCompiler.Compile(
                _folder.Combine("plugins", name, "Acme.Helper.dll"),
                $"[assembly: System.Reflection.AssemblyVersion(\"{version}\")] public static class Helper {{ public static string Version => \"{version}\"; }}");
            PluginCompiler.Compile(
                _folder.Combine("plugins", name, name + ".dll"),
                PluginCompiler.Enricher("acme" + version[0], "public override string ToString() => Helper.Version;"),
                helper);
        }
        var catalog = new PluginCatalog([Plugins]);

        Assert.Equal("1.0.0.0", Activator.CreateInstance(catalog.Load("acme1").Type)!.ToString());
        Assert.Equal("2.0.0.0", Activator.CreateInstance(catalog.Load("acme2").Type)!.ToString());
    }

    [Fact]
    public void Load_CopyOfASharedAssembly_UsesTheHostsAndSaysSo()
    {
        PluginCompiler.Compile(_folder.Combine("plugins", "Acme", "Acme.dll"), PluginCompiler.Enricher("acme"));
        File.Copy(typeof(FlowHost.Sdk.IEnricher).Assembly.Location, _folder.Combine("plugins", "Acme", "FlowHost.Sdk.dll"));
        var catalog = new PluginCatalog([Plugins]);

        Assert.True(typeof(FlowHost.Sdk.IEnricher).IsAssignableFrom(catalog.Load("acme").Type));
        Assert.Equal(
            "its folder has copies of FlowHost.Sdk, which are not used: the host's own are. Remove them", Assert.Single(catalog.Entries).Reason);
    }

    [Fact]
    public void Load_NewerSdk_IsRefused()
    {
        var sdk = PluginCompiler.CompileSdk(_folder, "9.9.0.0");
        PluginCompiler.Compile(_folder.Combine("plugins", "Acme", "Acme.dll"), PluginCompiler.Enricher("acme"), sdk);

        AssertRefused(
            "acme",
            ErrorCodes.PluginRefused,
            "the plugin 'acme' in {0}/Acme cannot be used: built against FlowHost.Sdk 9.9.0.0, this host provides 0.1.0.0; rebuild it or upgrade FlowHost");
    }

    [Fact]
    public void Load_OlderSdk_IsAccepted()
    {
        var sdk = PluginCompiler.CompileSdk(_folder, "0.0.9.0");
        PluginCompiler.Compile(_folder.Combine("plugins", "Acme", "Acme.dll"), PluginCompiler.Enricher("acme"), sdk);

        Assert.Equal(PluginKind.Enricher, new PluginCatalog([Plugins]).Load("acme").Kind);
    }

    [Fact]
    public void Load_MissingDependency_IsRefused()
    {
        var helper = PluginCompiler.Compile(_folder.Combine("Acme.Helper.dll"), "public static class Helper { public static string Text => \"\"; }");
        PluginCompiler.Compile(
            _folder.Combine("plugins", "Acme", "Acme.dll"), PluginCompiler.Enricher("acme", "public override string ToString() => Helper.Text;"), helper);

        AssertRefused(
            "acme",
            ErrorCodes.PluginRefused,
            "the plugin 'acme' in {0}/Acme cannot be used: it needs Acme.Helper 0.0.0.0, which is not in its folder; "
            + "build it with <EnableDynamicLoading>true</EnableDynamicLoading>, or copy the whole output of 'dotnet publish'");
    }

    [Fact]
    public void Load_FileOfDepsJsonMissing_IsRefused()
    {
        PluginCompiler.Compile(_folder.Combine("plugins", "Acme", "Acme.dll"), PluginCompiler.Enricher("acme"));
        _folder.Write("plugins/Acme/Acme.deps.json", """{"targets": {".NETCoreApp,Version=v10.0": {"Csv/1.0.0": {"runtime": {"lib/net8.0/Csv.dll": {}}}}}}""");

        AssertRefused(
            "acme",
            ErrorCodes.PluginRefused,
            "the plugin 'acme' in {0}/Acme cannot be used: Acme.deps.json names Csv.dll, which is not in its folder; "
            + "build it with <EnableDynamicLoading>true</EnableDynamicLoading>, or copy the whole output of 'dotnet publish'");
    }

    [Fact]
    public void Load_UnknownFramework_IsRefused()
    {
        PluginCompiler.Compile(_folder.Combine("plugins", "Acme", "Acme.dll"), PluginCompiler.Enricher("acme"));
        _folder.Write(
            "plugins/Acme/Acme.runtimeconfig.json",
            """{"runtimeOptions": {"frameworks": [{"name": "Microsoft.NETCore.App"}, {"name": "Microsoft.WindowsDesktop.App"}]}}""");

        AssertRefused(
            "acme",
            ErrorCodes.PluginRefused,
            "the plugin 'acme' in {0}/Acme cannot be used: it needs the framework Microsoft.WindowsDesktop.App, "
            + "which this host does not have (it has Microsoft.NETCore.App and Microsoft.AspNetCore.App)");
    }

    [Theory]
    [InlineData("""{"runtimeOptions": {"framework": {"name": 5}}}""")]
    [InlineData("""{"runtimeOptions": """)]
    public void Load_OddRuntimeConfig_IsRefusedAlone(string config)
    {
        PluginCompiler.Compile(_folder.Combine("plugins", "Acme", "Acme.dll"), PluginCompiler.Enricher("acme"));
        PluginCompiler.Compile(_folder.Combine("plugins", "Other", "Other.dll"), PluginCompiler.Enricher("other"));
        _folder.Write("plugins/Acme/Acme.runtimeconfig.json", config);

        AssertRefused(
            "acme",
            ErrorCodes.PluginRefused,
            "the plugin 'acme' in {0}/Acme cannot be used: Acme.runtimeconfig.json is not valid; build or copy the plugin again");
        Assert.Equal(["other"], new PluginCatalog([Plugins]).IdsOf(PluginKind.Enricher));
    }

    [Theory]
    [InlineData("deps")]
    [InlineData("runtimeconfig")]
    public void Load_FileThatCannotBeRead_IsRefusedAlone(string kind)
    {
        PluginCompiler.Compile(_folder.Combine("plugins", "Acme", "Acme.dll"), PluginCompiler.Enricher("acme"));
        PluginCompiler.Compile(_folder.Combine("plugins", "Other", "Other.dll"), PluginCompiler.Enricher("other"));
        using var held = new FileStream(
            _folder.Combine("plugins", "Acme", $"Acme.{kind}.json"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var catalog = new PluginCatalog([Plugins]);

        Assert.StartsWith("the plugin is passed over: it cannot be read: ", Assert.Single(catalog.Warnings).Message, StringComparison.Ordinal);
        Assert.Equal(["other"], catalog.IdsOf(PluginKind.Enricher));
    }

    [Theory]
    [InlineData(".NETCoreApp,Version=v99.0", "built for .NET 99.0, this host runs .NET {1}; build it for net10.0 or upgrade FlowHost")]
    [InlineData(".NETFramework,Version=v4.8", "built for .NETFramework,Version=v4.8; build it for net10.0")]
    public void Load_OtherTargetFramework_IsRefused(string framework, string reason)
    {
        PluginCompiler.Compile(
            _folder.Combine("plugins", "Acme", "Acme.dll"),
            $"[assembly: System.Runtime.Versioning.TargetFramework(\"{framework}\")]\n"
            + PluginCompiler.Enricher("acme").Replace("using FlowHost.Sdk;", "", StringComparison.Ordinal)
                .Replace("FlowPlugin(", "FlowHost.Sdk.FlowPlugin(", StringComparison.Ordinal)
                .Replace(": IEnricher", ": FlowHost.Sdk.IEnricher", StringComparison.Ordinal)
                .Replace("EnrichBatch? Bind(SchemaBuilder", "FlowHost.Sdk.EnrichBatch? Bind(FlowHost.Sdk.SchemaBuilder", StringComparison.Ordinal));

        AssertRefused("acme", ErrorCodes.PluginRefused, "the plugin 'acme' in {0}/Acme cannot be used: " + reason);
    }

    [Fact]
    public void Load_NotAnAssembly_IsAWarningAndNoPlugin()
    {
        _folder.Write("plugins/Acme/Acme.dll", "#!/bin/sh");
        var catalog = new PluginCatalog([Plugins]);

        var entry = Assert.Single(catalog.Entries);

        Assert.Equal((null, PluginStatus.Refused), (entry.Id, entry.Status));
        Assert.Equal(
            (_folder.Combine("plugins", "Acme"), "the plugin is passed over: Acme.dll is not a .NET assembly; copy it again or rebuild it"),
            Assert.Single(catalog.Warnings));
    }

    [Fact]
    public void Load_LooseFile_IsRefused()
    {
        PluginCompiler.Compile(_folder.Combine("plugins", "Acme.dll"), PluginCompiler.Enricher("acme"));

        AssertRefused(
            "acme",
            ErrorCodes.PluginRefused,
            "the plugin 'acme' in {0}/Acme.dll cannot be used: put it, with the files it needs, in a folder of its own: Acme/Acme.dll");
    }

    [Fact]
    public void Load_TwoAssembliesThatDeclare_AreRefused()
    {
        PluginCompiler.Compile(_folder.Combine("plugins", "all", "One.dll"), PluginCompiler.Enricher("one"));
        PluginCompiler.Compile(_folder.Combine("plugins", "all", "Two.dll"), PluginCompiler.Enricher("two"));

        Assert.Equal(
            "One.dll and Two.dll declare plugins; give each a folder of its own, or call the right one all.dll",
            Assert.Single(new PluginCatalog([Plugins]).Entries).Reason);
    }

    [Fact]
    public void Load_OneIdInTwoFolders_NamesBothFiles()
    {
        PluginCompiler.Compile(_folder.Combine("plugins", "A", "A.dll"), PluginCompiler.Enricher("acme"));
        PluginCompiler.Compile(_folder.Combine("plugins", "B", "B.dll"), PluginCompiler.Enricher("acme"));

        AssertRefused("acme", ErrorCodes.PluginRefused, "the id 'acme' is declared by {0}/A/A.dll and by {0}/B/B.dll; remove one of them");
    }

    [Fact]
    public void Load_OneIdInTwoFoldersOfWhichOneIsRefused_IsTheOther()
    {
        CompileRefused("Rv.old");
        PluginCompiler.Compile(_folder.Combine("plugins", "Rv", "Rv.dll"), PluginCompiler.Enricher("rv"));
        var catalog = new PluginCatalog([Plugins]);

        Assert.Equal(_folder.Combine("plugins", "Rv"), catalog.Load("rv").Directory);
        Assert.Equal(["rv"], catalog.IdsOf(PluginKind.Enricher));
        Assert.Equal(
            [("Rv", PluginStatus.Ok), ("Rv.old", PluginStatus.Refused)],
            catalog.Entries.Select(entry => (Path.GetFileName(entry.Folder), entry.Status)));
        Assert.Equal(_folder.Combine("plugins", "Rv.old"), Assert.Single(catalog.Warnings).Folder);
    }

    [Fact]
    public void Load_OneIdInTwoFoldersThatAreRefused_SaysWhatIsWrongWithTheFirst()
    {
        CompileRefused("A");
        CompileRefused("B");

        AssertRefused("rv", ErrorCodes.PluginRefused, $"the plugin 'rv' in {{0}}/A cannot be used: A.runtimeconfig.json is not valid; build or copy the plugin again");
        Assert.Equal(2, new PluginCatalog([Plugins]).Entries.Count());
    }

    [Fact]
    public void Load_IdThatYamlReadsAsSomethingElse_IsRefused()
    {
        PluginCompiler.Compile(_folder.Combine("plugins", "A", "A.dll"), PluginCompiler.Enricher("off"));

        AssertRefused(
            "off",
            ErrorCodes.PluginRefused,
            "the plugin 'off' in {0}/A cannot be used: the id 'off' cannot be used: YAML reads it as null, a boolean or a number");
    }

    [Fact]
    public void Load_UnknownId_SuggestsAndSaysWhereItLooked()
    {
        PluginCompiler.Compile(_folder.Combine("plugins", "A", "A.dll"), PluginCompiler.Enricher("acme"));

        AssertRefused("acne", ErrorCodes.UnknownPlugin, "there is no plugin 'acne': did you mean 'acme'? (searched: {0})");
    }

    [Fact]
    public void Load_ClassWithoutAStage_IsFaulty()
    {
        PluginCompiler.Compile(
            _folder.Combine("plugins", "A", "A.dll"), "using FlowHost.Sdk; [assembly: FlowPlugin(\"acme\", typeof(Plugin))] public class Plugin { }");

        AssertRefused(
            "acme", ErrorCodes.PluginFaulty, "the plugin 'acme' is faulty: Plugin implements none of IInput, IDecoder, IEnricher and IExporter");
    }

    private void CompileRefused(string name)
    {
        PluginCompiler.Compile(_folder.Combine("plugins", name, name + ".dll"), PluginCompiler.Enricher("rv"));
        _folder.Write($"plugins/{name}/{name}.runtimeconfig.json", "{");
    }

    private void AssertRefused(string id, int code, string message)
    {
        var exception = Assert.Throws<PluginRefusedException>(() => new PluginCatalog([Plugins]).Load(id));

        Assert.Equal(message.Replace("{0}", Plugins, StringComparison.Ordinal).Replace("{1}", Environment.Version.ToString(), StringComparison.Ordinal), exception.Message);
        Assert.Equal(code, exception.Code);
    }
}
