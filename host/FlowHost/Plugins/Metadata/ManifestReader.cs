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
        using var stream = File.OpenRead(file);
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
        foreach (var handle in assembly.GetCustomAttributes())
        {
            var attribute = reader.GetCustomAttribute(handle);
            switch (AttributeName(reader, attribute))
            {
                case "System.Reflection.AssemblyInformationalVersionAttribute":
                    version = Text(attribute, version).Split('+')[0];
                    break;
                case "System.Runtime.Versioning.TargetFrameworkAttribute":
                    framework = Text(attribute, "");
                    break;
                case "FlowHost.Sdk.FlowPluginAttribute":
                    plugins.Add(Plugin(file, reader, attribute));
                    break;
            }
        }
        return new PluginManifest
        {
            File = file,
            Version = version,
            TargetFramework = framework,
            References = [.. reader.AssemblyReferences.Select(reader.GetAssemblyReference).Select(r => new AssemblyReferenceInfo(reader.GetString(r.Name), r.Version))],
            Plugins = plugins,
        };
    }

    private static DeclaredPlugin Plugin(string file, MetadataReader reader, CustomAttribute attribute)
    {
        var value = attribute.DecodeValue(AttributeTypes.Instance);
        var id = value.FixedArguments.Length > 0 ? value.FixedArguments[0].Value as string : null;
        var type = value.FixedArguments.Length > 1 ? value.FixedArguments[1].Value as string : null;
        var description = value.NamedArguments.FirstOrDefault(argument => argument.Name == nameof(FlowPluginAttribute.Description)).Value;
        return new DeclaredPlugin(id ?? "", new StageFinder(Path.GetDirectoryName(file)!).Find(reader, type ?? ""), description as string ?? "");
    }

    private static string Text(CustomAttribute attribute, string otherwise) =>
        attribute.DecodeValue(AttributeTypes.Instance).FixedArguments is [{ Value: string text }, ..] ? text : otherwise;

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
