namespace FlowHost.Plugins.Locking;

/// <summary>Compares folders with what was locked.</summary>
internal static class LockComparison
{
    /// <summary>The differences of one folder, by file.</summary>
    /// <param name="document">What was locked.</param>
    /// <param name="plugin">The folder, as the lock file calls it.</param>
    /// <param name="folder">Its path.</param>
    public static IReadOnlyList<LockDifference> Compare(LockDocument document, string plugin, string folder)
    {
        if (document.Plugins.GetValueOrDefault(plugin) is not { } locked)
        {
            return [new LockDifference(LockDifferenceKind.NotLocked, plugin)];
        }
        if (!Directory.Exists(folder))
        {
            return [new LockDifference(LockDifferenceKind.Gone, plugin)];
        }
        try
        {
            return [.. Compare(plugin, locked.Files, FolderHashes.Of(folder)).OrderBy(difference => difference.File, StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [new LockDifference(LockDifferenceKind.Unreadable, plugin, Reason: exception.Message)];
        }
    }

    private static IEnumerable<LockDifference> Compare(
        string plugin, IReadOnlyDictionary<string, string> locked, SortedDictionary<string, string> found)
    {
        foreach (var (file, hash) in locked)
        {
            if (!found.TryGetValue(file, out var actual))
            {
                yield return new LockDifference(LockDifferenceKind.Missing, plugin, file, hash);
            }
            else if (!string.Equals(actual, hash, StringComparison.OrdinalIgnoreCase))
            {
                yield return new LockDifference(LockDifferenceKind.Changed, plugin, file, hash, actual);
            }
        }
        foreach (var (file, hash) in found.Where(pair => !locked.ContainsKey(pair.Key)))
        {
            yield return new LockDifference(LockDifferenceKind.Added, plugin, file, Found: hash);
        }
    }
}
