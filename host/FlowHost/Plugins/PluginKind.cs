namespace FlowHost.Plugins;

/// <summary>The stage that a plugin is for, told from the interface its class implements.</summary>
internal enum PluginKind
{
    /// <summary>The class implements none of the stage interfaces.</summary>
    Unknown,
    Input,
    Decoder,
    Enricher,
    Exporter,
}
