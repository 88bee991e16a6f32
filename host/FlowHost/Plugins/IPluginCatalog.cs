namespace FlowHost.Plugins;

/// <summary>The plugins that pipelines can name.</summary>
internal interface IPluginCatalog
{
    /// <summary>The ids of the plugins for a stage that can be used.</summary>
    IEnumerable<string> IdsOf(PluginKind kind);

    /// <summary>Loads a plugin, once.</summary>
    /// <exception cref="PluginRefusedException">There is none of this id, or it cannot be loaded.</exception>
    PluginType Load(string id);
}
