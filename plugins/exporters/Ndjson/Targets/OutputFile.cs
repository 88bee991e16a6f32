namespace FlowHost.Exporters.Ndjson.Targets;

/// <summary>A file that whole lines are appended to, held against other writers of this kind, in this process and in others.</summary>
internal sealed class OutputFile : IDisposable
{
    // A lock behind any content stops no reader, not even on Windows, where locks are mandatory.
    private const long LockPosition = long.MaxValue - 1;

    private static readonly Lock Gate = new();
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal);

    private readonly FileStream _stream;

    private OutputFile(FileStream stream) => _stream = stream;

    /// <summary>The full path.</summary>
    public string Path => _stream.Name;

    /// <summary>Octets in it.</summary>
    public long Length => _stream.Length;

    /// <summary>
    /// Whether the path still leads to this file: one that was moved or deleted under the writer's hands does not, nor one in whose place
    /// another was put. That one is told by its length, which another writer's file has by chance only: this one is the writer's alone.
    /// </summary>
    public bool IsThere => new FileInfo(Path) is { Exists: true } found && found.Length == _stream.Length;

    /// <summary>Opens or creates the file.</summary>
    /// <returns>Null when somebody else writes it.</returns>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be opened.</exception>
    public static OutputFile? TryOpen(string path)
    {
        lock (Gate)
        {
            if (!Open.Add(path))
            {
                return null;
            }
        }
        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (TryLock(stream))
            {
                return new OutputFile(stream);
            }
        }
        catch
        {
            Forget(stream, path);
            throw;
        }
        Forget(stream, path);
        return null;
    }

    /// <summary>Appends. When that fails the file is as it was before, as far as the system allows.</summary>
    /// <exception cref="IOException">Not all was written.</exception>
    public void Append(ReadOnlySpan<byte> octets)
    {
        var end = _stream.Seek(0, SeekOrigin.End);   // somebody may have emptied it
        try
        {
            _stream.Write(octets);
        }
        catch (IOException)
        {
            CutBackTo(end);
            throw;
        }
    }

    /// <summary>What somebody wrote to it before.</summary>
    public EarlierContent Inspect() => EarlierContent.Of(_stream);

    /// <summary>Removes what stands behind an octet.</summary>
    public void CutTo(long length) => _stream.SetLength(length);

    public void Dispose() => Forget(_stream, Path);

    private void CutBackTo(long end)
    {
        try
        {
            _stream.SetLength(end);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            // Not a file that can be cut, /dev/full for example: the failure of the write is what the user hears of.
        }
    }

    private static bool TryLock(FileStream stream)
    {
        if (OperatingSystem.IsMacOS() || OperatingSystem.IsIOS() || OperatingSystem.IsTvOS())
        {
            return true;   // .NET has no file locks there
        }
        try
        {
            stream.Lock(LockPosition, 1);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void Forget(FileStream? stream, string path)
    {
        stream?.Dispose();
        lock (Gate)
        {
            Open.Remove(path);
        }
    }
}
