using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using FlowHost.Sdk;

namespace FlowHost.Plugins.Metadata;

/// <summary>Reads manifests from metadata: no code of the assembly runs, and nothing stays loaded.</summary>
internal static class ManifestReader
{
    /// <summary>Reads an assembly's manifest.</summary>
    /// <returns>The manifest; null when the file is not a .NET assembly.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    public static PluginManifest? Read(string file)
    {
        using var stream = File.OpenRead(RegularFile.Require(file));
        try
        {
            using var image = new PEReader(stream, PEStreamOptions.PrefetchMetadata);
            return image.HasMetadata && image.GetMetadataReader() is { IsAssembly: true } reader ? Read(file, reader) : null;
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    private static PluginManifest Read(string file, MetadataReader reader)
    {
        var assembly = reader.GetAssemblyDefinition();
        var version = assembly.Version.ToString();
        var framework = "";
        var plugins = new List<DeclaredPlugin>();
        var rules = new List<string>();
        foreach (var handle in assembly.GetCustomAttributes())
        {
            var attribute = reader.GetCustomAttribute(handle);
            switch (AttributeName(reader, attribute))
            {
                case "System.Reflection.AssemblyInformationalVersionAttribute":
                    version = (Text(reader, attribute) ?? version).Split('+')[0];
                    break;
                case "System.Runtime.Versioning.TargetFrameworkAttribute":
                    framework = Text(reader, attribute) ?? "";
                    break;
                case "FlowHost.Sdk.FlowPluginAttribute":
                    plugins.Add(Plugin(file, reader, attribute));
                    break;
                case "FlowHost.Sdk.InspectionRuleAttribute":
                    rules.Add(Text(reader, attribute) ?? "");
                    break;
            }
        }
        return new PluginManifest
        {
            File = file,
            Version = version,
            TargetFramework = framework,
            References = References(reader),
            Plugins = plugins,
            Rules = rules,
        };
    }

    private static List<AssemblyReferenceInfo> References(MetadataReader reader)
    {
        var references = new List<AssemblyReferenceInfo>();
        foreach (var handle in reader.AssemblyReferences)
        {
            var reference = reader.GetAssemblyReference(handle);
            references.Add(new AssemblyReferenceInfo(reader.GetString(reference.Name), reference.Version));
        }
        return references;
    }

    private static DeclaredPlugin Plugin(string file, MetadataReader reader, CustomAttribute attribute)
    {
        var values = AttributeValues.Read(reader, attribute, count: 2);
        var kind = new StageFinder(Path.GetDirectoryName(file)!).Find(reader, values.Fixed[1] ?? "");
        return new DeclaredPlugin(values.Fixed[0] ?? "", kind, values.Named.GetValueOrDefault(nameof(FlowPluginAttribute.Description)) ?? "");
    }

    private static string? Text(MetadataReader reader, CustomAttribute attribute) => AttributeValues.Read(reader, attribute, count: 1).Fixed[0];

    private static string AttributeName(MetadataReader reader, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
        {
            return "";
        }
        var parent = reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        return parent.Kind == HandleKind.TypeReference ? TypeNames.Of(reader, (TypeReferenceHandle)parent) : "";
    }
}
