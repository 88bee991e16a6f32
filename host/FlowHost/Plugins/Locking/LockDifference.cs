namespace FlowHost.Plugins.Locking;

/// <summary>One thing in which a plugin's folder differs from what was locked.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Plugin">The folder, as the lock file calls it.</param>
/// <param name="File">The file in the folder; null when it is about the folder.</param>
/// <param name="Locked">The SHA-256 that the lock file has.</param>
/// <param name="Found">The SHA-256 of what is there.</param>
/// <param name="Reason">Why the folder cannot be read.</param>
internal sealed record LockDifference(
    LockDifferenceKind Kind, string Plugin, string? File = null, string? Locked = null, string? Found = null, string? Reason = null)
{
    /// <summary>The kind as programs read it.</summary>
    public string Word => Kind switch
    {
        LockDifferenceKind.Changed => "changed",
        LockDifferenceKind.Missing => "missing",
        LockDifferenceKind.Added => "added",
        LockDifferenceKind.NotLocked => "not-locked",
        LockDifferenceKind.Gone => "gone",
        _ => "unreadable",
    };

    /// <summary>The difference as users read it, without the folder's name.</summary>
    public string Text => Kind switch
    {
        LockDifferenceKind.Changed => $"{File} was changed",
        LockDifferenceKind.Missing => $"{File} is missing",
        LockDifferenceKind.Added => $"{File} was added",
        LockDifferenceKind.NotLocked => "is not locked",
        LockDifferenceKind.Gone => "is not there any more",
        _ => $"cannot be read: {Reason}",
    };
}
