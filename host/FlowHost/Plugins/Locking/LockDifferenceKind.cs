namespace FlowHost.Plugins.Locking;

/// <summary>In what a plugin's folder differs from what was locked.</summary>
internal enum LockDifferenceKind
{
    /// <summary>A file has other bytes.</summary>
    Changed,

    /// <summary>A locked file is not there.</summary>
    Missing,

    /// <summary>A file was not there when the folder was locked.</summary>
    Added,

    /// <summary>The whole folder is not in the lock file.</summary>
    NotLocked,

    /// <summary>The whole folder is not there any more.</summary>
    Gone,

    /// <summary>The folder cannot be read whole.</summary>
    Unreadable,
}
