namespace FlowHost.Plugins.Locking;

/// <summary>What becomes of a plugin that is not what the lock file says.</summary>
internal enum LockMode
{
    /// <summary>Nothing is looked at.</summary>
    Off,

    /// <summary>A warning; the plugin is used.</summary>
    Warn,

    /// <summary>The plugin is refused before any of its code runs.</summary>
    Require,
}
