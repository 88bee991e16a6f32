namespace FlowHost.Plugins;

/// <summary>Whether a plugin can be named in a pipeline.</summary>
internal enum PluginStatus
{
    /// <summary>It can.</summary>
    Ok,

    /// <summary>It was found and cannot be used; the reason says why.</summary>
    Refused,
}
