using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FlowHost.Sdk;

/// <summary>Standard output for exporters: one that fails when nobody reads it any more.</summary>
public static class StandardOutput
{
    private const int Descriptor = 1;   // POSIX: STDOUT_FILENO
    private const int GetFlagsCommand = 3;   // POSIX: F_GETFL; O_NONBLOCK is 0x800 on Linux, 0x4 on macOS
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
        if (!stream.CanSeek && !IsNonBlocking(handle))
        {
            return stream;
        }
        stream.Dispose();
        return Console.OpenStandardOutput();
    }

    /// <summary>Whether a write would fail instead of waiting for the reader; .NET's own stream waits in any case.</summary>
    private static bool IsNonBlocking(SafeFileHandle handle) => (GetFlags(handle, GetFlagsCommand) & (OperatingSystem.IsLinux() ? 0x800 : 0x4)) != 0;

    [DllImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetFlags(SafeFileHandle descriptor, int command);
}
