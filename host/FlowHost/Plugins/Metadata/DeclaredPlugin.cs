namespace FlowHost.Plugins.Metadata;

/// <summary>What one <see cref="FlowHost.Sdk.FlowPluginAttribute"/> says, read without loading the assembly.</summary>
/// <param name="Id">The name used in a pipeline.</param>
/// <param name="Kind">The stage it is for; unknown when the class cannot be followed to one of the interfaces.</param>
/// <param name="Description">One line for the user.</param>
internal sealed record DeclaredPlugin(string Id, PluginKind Kind, string Description);
