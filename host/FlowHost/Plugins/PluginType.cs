namespace FlowHost.Plugins;

/// <summary>A plugin whose assembly is loaded: what its <see cref="FlowHost.Sdk.FlowPluginAttribute"/> says.</summary>
/// <param name="Id">The name used in a pipeline.</param>
/// <param name="Kind">The stage it is for.</param>
/// <param name="Type">The class that does the work.</param>
/// <param name="Options">The class that its keys are bound to; null when it takes none.</param>
/// <param name="Services">Registers its own services; null when it has none.</param>
/// <param name="Directory">The folder it was loaded from.</param>
internal sealed record PluginType(string Id, PluginKind Kind, Type Type, Type? Options, Type? Services, string Directory);
