namespace FlowHost.Pipelines.State;

/// <summary>The file of a table: a first line, then the records. Used by one thread at a time; what the disk says goes to the caller.</summary>
internal sealed class StateFile(string path) : IDisposable
{
    private const int BufferSize = 64 * 1024;

    // More than twice what a table can hold.
    private const long LargestFile = 1L << 30;

    private FileStream? _stream;

    /// <summary>What a file starts with; the number is that of the format.</summary>
    public static ReadOnlySpan<byte> Header => "FlowHost state 1\n"u8;

    public string Path => path;

    /// <summary>Octets in the file.</summary>
    public long Length { get; private set; }

    /// <summary>Whether what is appended would be lost: the file has gone, or was never there.</summary>
    public bool IsMissing => !File.Exists(path);

    /// <summary>Reads the records, in the order in which they were written.</summary>
    /// <returns>How many places were damaged. A length that cannot be ends the reading: nothing tells where the next record starts.</returns>
    public int Read(Action<byte[]> take)
    {
        var file = new FileInfo(path);
        Length = file.Exists ? file.Length : 0;
        if (Length == 0)
        {
            return 0;
        }
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize);
        Span<byte> header = stackalloc byte[Header.Length];
        if (Length > LargestFile || stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || !header.SequenceEqual(Header))
        {
            // Of another version, or no file of ours: appending to it would lose what is appended.
            stream.Dispose();
            File.Move(path, path + ".bad", overwrite: true);
            return 1;
        }
        return ReadRecords(stream, take);
    }

    /// <summary>Appends records.</summary>
    public void Append(IReadOnlyCollection<byte[]> frames)
    {
        _stream ??= new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read | FileShare.Delete, BufferSize);
        Write(_stream, frames);
        _stream.Flush();
        Length = _stream.Position;
    }

    /// <summary>Writes another file and puts it in the place of this one: a reader sees the old or the new, never half of it.</summary>
    public void Replace(IReadOnlyCollection<byte[]> frames)
    {
        Dispose();
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var temporary = path + ".new";
        try
        {
            using var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, BufferSize);
            stream.Write(Header);
            Write(stream, frames);
            stream.Flush(flushToDisk: true);
            Length = stream.Position;
        }
        catch
        {
            // A full disk is not made fuller.
            File.Delete(temporary);
            throw;
        }
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Lets go of the file; appending opens it again.</summary>
    public void Dispose()
    {
        var stream = _stream;
        _stream = null;
        stream?.Dispose();
    }

    private static void Write(FileStream stream, IReadOnlyCollection<byte[]> frames)
    {
        foreach (var frame in frames)
        {
            stream.Write(frame);
        }
    }

    private static int ReadRecords(FileStream stream, Action<byte[]> take)
    {
        var skipped = 0;
        var prefix = new byte[StateFrame.PrefixLength];
        while (stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) is > 0 and var read)
        {
            var length = read < prefix.Length ? 0 : StateFrame.LengthOf(prefix);
            if (length == 0 || length - prefix.Length > stream.Length - stream.Position)
            {
                return skipped + 1;
            }
            var frame = new byte[length];
            prefix.CopyTo(frame, 0);
            stream.ReadExactly(frame.AsSpan(prefix.Length));
            if (StateFrame.IsWhole(frame))
            {
                take(frame);
            }
            else
            {
                skipped++;
            }
        }
        return skipped;
    }
}
