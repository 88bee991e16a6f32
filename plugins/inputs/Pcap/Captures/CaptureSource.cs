using System.IO.Compression;
using FlowHost.Sdk;

namespace FlowHost.Inputs.Pcap.Captures;

/// <summary>A file, a pipe or standard input, and how to open it.</summary>
/// <param name="name">What the user calls it.</param>
/// <param name="path">Where it is; of no meaning for a pipe.</param>
/// <param name="length">Octets of the file as it is stored; 0 for a pipe.</param>
/// <param name="isLive">Whether it is a pipe.</param>
/// <param name="pipe">A pipe that is open already, since opening it again would end it; else null.</param>
internal sealed class CaptureSource(string name, string path, long length, bool isLive, Stream? pipe = null) : IDisposable
{
    private FileStream? _file;

    /// <summary>What the user calls it.</summary>
    public string Name => name;

    /// <summary>True for a pipe: it can be read once, and opening and reading it may take as long as its writer likes.</summary>
    public bool IsLive => isLive;

    /// <summary>Octets of the file as it is stored; 0 for a pipe.</summary>
    public long Length => length;

    /// <summary>How many of them have been read.</summary>
    public long Position => _file?.Position ?? 0;

    /// <summary>Finds a file, or a pipe that is named like one. A pipe stays unopened.</summary>
    /// <exception cref="PluginException">It cannot be opened.</exception>
    public static CaptureSource Find(string name, string path)
    {
        if (NamedPipe.IsAt(path))
        {
            return new CaptureSource(name, path, 0, isLive: true);
        }
        var stream = OpenFile(name, path);
        if (!stream.CanSeek)
        {
            return new CaptureSource(name, path, 0, isLive: true, stream);
        }
        using (stream)
        {
            return new CaptureSource(name, path, stream.Length, isLive: false);
        }
    }

    /// <summary>Opens it; a file is at its start, and decompressed if it is gzip.</summary>
    /// <param name="stop">Ends the wait for the writer of a pipe.</param>
    /// <exception cref="PluginException">It cannot be opened.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Stream OpenRead(CancellationToken stop = default)
    {
        if (isLive)
        {
            return pipe ?? OpenPipe(stop);
        }
        _file = OpenFile(name, path);
        var isGzip = _file.ReadByte() == 0x1F && _file.ReadByte() == 0x8B;
        _file.Position = 0;
        return isGzip ? new GZipStream(_file, CompressionMode.Decompress) : _file;
    }

    public void Dispose() => pipe?.Dispose();

    // Opening a pipe cannot be interrupted, but it can be left behind: the input is about to end then.
    private FileStream OpenPipe(CancellationToken stop) => Task.Factory
        .StartNew(() => OpenFile(name, path), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
        .WaitAsync(stop).GetAwaiter().GetResult();

    private static FileStream OpenFile(string name, string path)
    {
        try
        {
            // No buffer of its own: the window is one. The file may still be written to, or rotated away.
            return new FileStream(path, new FileStreamOptions
            {
                BufferSize = 0,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.SequentialScan,
            });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PluginException($"Cannot read the capture {name}: there is no file {path}.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new PluginException(
                Directory.Exists(path)
                    ? $"Cannot read the capture {name}: it is a folder. Name a file, or the files in it: {Path.Combine(name, "*.pcap")}."
                    : $"Cannot read the capture {name}: this user may not read {path}.",
                e);
        }
        catch (IOException e)
        {
            throw new PluginException($"Cannot read the capture {name}: {e.Message}", e);
        }
    }
}
