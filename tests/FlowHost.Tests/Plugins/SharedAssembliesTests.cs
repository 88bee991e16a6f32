using System.IO.Compression;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using FlowHost.Plugins;

namespace FlowHost.Tests.Plugins;

public sealed class SharedAssembliesTests
{
    [Fact]
    public void Names_AndWhatThePackedSdkStripsFromPlugins_AreTheSame()
    {
        using var package = ZipFile.OpenRead(Path.Combine(Packages(), "FlowHost.Sdk.0.1.0.nupkg"));
        using var props = package.GetEntry("buildTransitive/FlowHost.Sdk.props")!.Open();

        var stripped = XDocument.Load(props).Descendants("FlowHostShared").Select(item => item.Attribute("Include")!.Value);

        Assert.Equal(SharedAssemblies.Names.Order(), stripped.Order());
    }

    [Fact]
    public void Names_HoldEveryAssemblyThatTheSdkShows()
    {
        // What a plugin sees in the SDK's signatures must be one type for both, the closure included.
        var open = new Queue<System.Reflection.Assembly>([typeof(FlowHost.Sdk.IEnricher).Assembly]);
        var missing = new List<string>();
        var seen = new HashSet<string>();
        while (open.TryDequeue(out var assembly))
        {
            foreach (var reference in assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)))
            {
                if (seen.Add(reference.Name!))
                {
                    open.Enqueue(System.Reflection.Assembly.Load(reference));
                    missing.AddRange(SharedAssemblies.Contains(reference.Name!) ? [] : [reference.Name!]);
                }
            }
        }

        Assert.NotEmpty(seen);
        Assert.Empty(missing);
    }

    [Fact]
    public void VersionOf_Sdk_IsTheContracts() => Assert.Equal(new Version(0, 1, 0, 0), SharedAssemblies.VersionOf(SharedAssemblies.Sdk));

    private static string Packages([CallerFilePath] string file = "")
    {
        var isRelease = typeof(SharedAssembliesTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration == "Release";
        return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../artifacts", isRelease ? "packages" : "packages-debug"));
    }
}
