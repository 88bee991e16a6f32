namespace FlowHost.Plugins;

/// <summary>The plugins that pipelines can name.</summary>
internal interface IPluginCatalog
{
    /// <summary>The ids of the plugins for a stage that can be used.</summary>
    IEnumerable<string> IdsOf(PluginKind kind);

    /// <summary>Why no plugin at all may be used, and the file that is at fault; null otherwise.</summary>
    (string File, string Message)? Fault { get; }

    /// <summary>Loads a plugin, once.</summary>
    /// <exception cref="PluginRefusedException">There is none of this id, or it cannot be loaded.</exception>
    PluginType Load(string id);
}
