using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using FlowHost.EndToEnd.Support;
using FlowHost.Sdk;

namespace FlowHost.EndToEnd.Architecture;

/// <summary>Who may know whom, read from what was built.</summary>
public class DependencyTests
{
    private static readonly string[] PluginAssemblies =
        [.. Directory.GetDirectories(Repository.Plugins).Select(folder => Path.Combine(folder, Path.GetFileName(folder) + ".dll"))];

    [Fact]
    public void Host_ReferencesNoPlugin()
    {
        var references = References(Path.Combine(Repository.HostFolder, "flowhost.dll"));

        Assert.NotEmpty(PluginAssemblies);
        Assert.Contains("FlowHost.Sdk", references);
        Assert.Empty(references.Intersect(PluginAssemblies.Select(Path.GetFileNameWithoutExtension)));
    }

    [Fact]
    public void Host_KnowsNoFieldAndNoProtocol()
    {
        // Every string literal of the host, against every element's name and the names of the protocols.
        var literals = Literals(Path.Combine(Repository.HostFolder, "flowhost.dll"));
        var elements = typeof(Elements).GetProperties().Concat(typeof(CiscoElements).GetProperties())
            .Select(property => ((Element)property.GetValue(null)!).Name).Where(name => name.Length > 4).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.True(elements.Count > 1000);
        Assert.Contains("--plugins", literals);
        Assert.DoesNotContain(literals, elements.Contains);
        Assert.DoesNotContain(
            literals, literal => new[] { "netflow", "ipfix", "sflow" }.Any(word => literal.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Host_UsesNoElementOfTheSdk()
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(Repository.HostFolder, "flowhost.dll")));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Select(metadata.GetTypeReference).Select(type => metadata.GetString(type.Name)).ToHashSet(StringComparer.Ordinal);

        Assert.Contains(nameof(FlowBatch), types);
        Assert.DoesNotContain(nameof(Elements), types);
        Assert.DoesNotContain(nameof(CiscoElements), types);
    }

    [Fact]
    public void Plugins_ReferenceTheSdkAndNeitherHostNorEachOther()
    {
        var names = PluginAssemblies.Select(Path.GetFileNameWithoutExtension).Append("flowhost").ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.All(PluginAssemblies, plugin =>
        {
            var references = References(plugin);
            Assert.Contains("FlowHost.Sdk", references);
            Assert.DoesNotContain(references, names.Contains);
        });
    }

    [Fact]
    public void Plugins_ShipNothingThatTheHostShares()
    {
        var shared = Directory.GetFiles(Repository.HostFolder, "FlowHost.*.dll").Select(Path.GetFileName).ToHashSet(StringComparer.Ordinal);

        Assert.All(PluginAssemblies, plugin => Assert.DoesNotContain(
            Directory.GetFiles(Path.GetDirectoryName(plugin)!, "*.dll").Select(Path.GetFileName),
            name => shared.Contains(name) || name!.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)));
    }

    private static HashSet<string> References(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private static HashSet<string> Literals(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        var literals = new HashSet<string>(StringComparer.Ordinal);
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
        {
            literals.Add(metadata.GetUserString(handle));
        }
        return literals;
    }
}
