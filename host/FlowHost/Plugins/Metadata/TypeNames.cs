using System.Reflection.Metadata;

namespace FlowHost.Plugins.Metadata;

/// <summary>Full names of types in metadata, nested ones with <c>+</c>, as reflection writes them.</summary>
internal static class TypeNames
{
    /// <summary>The name of a type of this assembly.</summary>
    public static string Of(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        return type.IsNested
            ? Of(reader, type.GetDeclaringType()) + "+" + name
            : Join(reader.GetString(type.Namespace), name);
    }

    /// <summary>The name of a type of another assembly.</summary>
    public static string Of(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? Of(reader, (TypeReferenceHandle)type.ResolutionScope) + "+" + name
            : Join(reader.GetString(type.Namespace), name);
    }

    /// <summary>The assembly of a type of another assembly; empty when it is not told.</summary>
    public static string AssemblyOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var scope = reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.AssemblyReference => reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            HandleKind.TypeReference => AssemblyOf(reader, (TypeReferenceHandle)scope),
            _ => "",
        };
    }

    private static string Join(string space, string name) => space.Length == 0 ? name : space + "." + name;
}
