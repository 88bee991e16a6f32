namespace FlowHost.Plugins.Locking;

/// <summary>The content of a lock file.</summary>
/// <param name="Version">Of the format.</param>
/// <param name="Plugins">The locked folders: paths relative to the lock file where they lie below it, else absolute; with <c>/</c>.</param>
internal sealed record LockDocument(int Version, IReadOnlyDictionary<string, LockedPlugin> Plugins)
{
    /// <summary>The only version of the format so far.</summary>
    public const int CurrentVersion = 1;
}
