namespace FlowHost.Plugins.Metadata;

/// <summary>An assembly that a plugin was compiled against.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="Version">The version that the compiler saw.</param>
internal sealed record AssemblyReferenceInfo(string Name, Version Version);
