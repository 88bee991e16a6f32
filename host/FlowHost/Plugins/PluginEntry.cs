namespace FlowHost.Plugins;

/// <summary>A row of <c>flowhost plugins list</c>.</summary>
/// <param name="Id">The name used in a pipeline; null for a folder in which no plugin could be read.</param>
/// <param name="Kind">The stage it is for.</param>
/// <param name="Version">The plugin's own version; null when it could not be read.</param>
/// <param name="Sdk">The SDK it was built against; null when it could not be read.</param>
/// <param name="Description">One line for the user.</param>
/// <param name="Folder">Where it was found: a folder, or a file that lies loose.</param>
/// <param name="Status">Whether it can be used.</param>
/// <param name="Reason">Why not; or what its author should mend; null when all is well.</param>
internal sealed record PluginEntry(
    string? Id, PluginKind Kind, string? Version, string? Sdk, string Description, string Folder, PluginStatus Status, string? Reason);
