using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using FlowHost.Sdk;

namespace FlowHost.Plugins.Metadata;

/// <summary>
/// Tells the stage of a class from metadata: follows its base classes and interfaces, through the plugin's own assemblies, to one
/// of the SDK's interfaces.
/// </summary>
/// <param name="folder">Where the plugin's own assemblies lie.</param>
internal sealed class StageFinder(string folder)
{
    private const int MaxSteps = 64;

    private int _steps;

    /// <summary>The stage of a class; unknown when it leads to none of the interfaces.</summary>
    /// <param name="reader">The assembly that has the class.</param>
    /// <param name="typeName">The class, as an attribute names it: its assembly may stand behind a comma.</param>
    public PluginKind Find(MetadataReader reader, string typeName)
    {
        var name = typeName.Split(',')[0].Trim();
        foreach (var handle in reader.TypeDefinitions)
        {
            if (TypeNames.Of(reader, handle) == name)
            {
                return Find(reader, handle);
            }
        }
        return PluginKind.Unknown;
    }

    private PluginKind Find(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        foreach (var implementation in type.GetInterfaceImplementations())
        {
            if (Follow(reader, reader.GetInterfaceImplementation(implementation).Interface) is var kind and not PluginKind.Unknown)
            {
                return kind;
            }
        }
        return Follow(reader, type.BaseType);
    }

    private PluginKind Follow(MetadataReader reader, EntityHandle handle)
    {
        // Metadata is data: a circle in it must not hang the host.
        if (handle.IsNil || ++_steps > MaxSteps)
        {
            return PluginKind.Unknown;
        }
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                return Find(reader, (TypeDefinitionHandle)handle);
            case HandleKind.TypeReference:
                return FollowReference(reader, (TypeReferenceHandle)handle);
            case HandleKind.TypeSpecification:
                var signature = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
                if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
                {
                    return PluginKind.Unknown;
                }
                signature.ReadCompressedInteger();
                return Follow(reader, signature.ReadTypeHandle());
            default:
                return PluginKind.Unknown;
        }
    }

    private PluginKind FollowReference(MetadataReader reader, TypeReferenceHandle handle)
    {
        var assembly = TypeNames.AssemblyOf(reader, handle);
        var name = TypeNames.Of(reader, handle);
        if (assembly == SharedAssemblies.Sdk)
        {
            return Stages.KindOf(typeof(IInput).Assembly.GetType(name));
        }
        var file = Path.Combine(folder, assembly + ".dll");
        if (assembly.Length == 0 || !File.Exists(file))
        {
            return PluginKind.Unknown;
        }
        try
        {
            using var image = new PEReader(File.OpenRead(RegularFile.Require(file)));
            return image.HasMetadata ? Find(image.GetMetadataReader(), name) : PluginKind.Unknown;
        }
        catch (BadImageFormatException)
        {
            return PluginKind.Unknown;
        }
    }
}
