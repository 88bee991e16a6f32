namespace FlowHost.Plugins.Locking;

/// <summary>What the lock file means for plugins that are about to be used.</summary>
internal sealed class PluginLock
{
    private const int MaxNamed = 5;

    private readonly LockFile _file;
    private readonly LockMode _mode;
    private readonly LockDocument? _document;
    private readonly string? _fault;
    private readonly Dictionary<string, string?> _explained = new(StringComparer.Ordinal);

    /// <param name="file">The lock file, which <see cref="LockMode.Off"/> leaves unread.</param>
    /// <param name="mode">What becomes of plugins that differ.</param>
    public PluginLock(LockFile file, LockMode mode)
    {
        (_file, _mode) = (file, mode);
        (_document, _fault) = mode == LockMode.Off ? (null, null) : file.Read();
    }

    /// <summary>A lock that every plugin passes.</summary>
    public static PluginLock Off { get; } = new(new LockFile(LockFile.DefaultPath), LockMode.Off);

    /// <summary>Whether plugins that differ must not be used.</summary>
    public bool IsRequired => _mode == LockMode.Require;

    /// <summary>The lock file itself is not what it should be, which is said once, not of each plugin; null otherwise.</summary>
    public (string File, string Message)? Fault => _fault is not null ? (_file.FullPath, _fault) : null;

    /// <summary>Why a plugin must not be used; null when it may.</summary>
    /// <param name="folder">The plugin's folder.</param>
    public string? Refusal(string folder) => IsRequired ? _fault ?? Explain(folder) : null;

    /// <summary>What is not as it was locked in a plugin that may be used; null when there is nothing.</summary>
    /// <param name="folder">The plugin's folder.</param>
    public string? Warning(string folder) => _mode == LockMode.Warn && _fault is null ? Explain(folder) : null;

    private string? Explain(string folder)
    {
        if (!_explained.TryGetValue(folder, out var text))
        {
            text = Explain(LockComparison.Compare(_document!, _file.KeyOf(folder), folder));
            _explained.Add(folder, text);
        }
        return text;
    }

    private string? Explain(IReadOnlyList<LockDifference> differences)
    {
        const string Accept = "'flowhost plugins lock'";
        return differences switch
        {
            [] => null,
            [{ Kind: LockDifferenceKind.NotLocked }] => $"it is not in the lock file {_file.FullPath}; if you trust it, lock it with {Accept}",
            [{ Kind: LockDifferenceKind.Unreadable } fault] => $"it cannot be compared with the lock file {_file.FullPath}: {fault.Reason}",
            _ => $"it is not what the lock file {_file.FullPath} says: {Name(differences)}; "
                + $"put the locked files back, or accept what is there with {Accept}",
        };
    }

    private static string Name(IReadOnlyList<LockDifference> differences)
    {
        var names = string.Join(", ", differences.Take(MaxNamed).Select(difference => difference.Text));
        return differences.Count > MaxNamed ? $"{names} and {differences.Count - MaxNamed} more" : names;
    }
}
