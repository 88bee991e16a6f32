using Microsoft.Win32.SafeHandles;

namespace FlowHost.Sdk;

/// <summary>Standard output for exporters: one that fails when nobody reads it any more.</summary>
public static class StandardOutput
{
    private const int Descriptor = 1;   // POSIX: STDOUT_FILENO
    private const int BrokenPipe = 32;  // POSIX: EPIPE, the same number on Linux and macOS

    /// <summary>Opens it. A write throws an <see cref="IOException"/> once the reader of a pipe has gone, except on Windows.</summary>
    public static Stream Open() => OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : Open(new SafeFileHandle(Descriptor, ownsHandle: false));

    /// <summary>Words for a write that failed.</summary>
    public static PluginException Failure(IOException exception) => exception.HResult == BrokenPipe
        ? new PluginException("The reader of standard output has gone.")
        : new PluginException(
            $"Standard output could not be written: {exception.Message.TrimEnd('.', ' ')}. These records are lost; see what it is redirected to.",
            exception);

    /// <summary>.NET's own stream takes writes to a closed pipe for written; but it alone shares a file's position with other writers.</summary>
    internal static Stream Open(SafeFileHandle handle)
    {
        var stream = new FileStream(handle, FileAccess.Write, bufferSize: 0);
        if (!stream.CanSeek)
        {
            return stream;
        }
        stream.Dispose();
        return Console.OpenStandardOutput();
    }
}
