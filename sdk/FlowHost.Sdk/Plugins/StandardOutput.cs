using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FlowHost.Sdk;

/// <summary>Standard output for exporters: one that fails when nobody reads it any more.</summary>
public static class StandardOutput
{
    private const int Descriptor = 1;       // POSIX: STDOUT_FILENO
    private const int BrokenPipe = 32;      // POSIX: EPIPE, the same number on Linux and macOS
    private const int GetDescriptorFlags = 1;   // POSIX: F_GETFD
    private const int CloseOnExec = 1;      // POSIX: FD_CLOEXEC
    private const int GetStatusFlags = 3;   // POSIX: F_GETFL; O_NONBLOCK is 0x800 on Linux, 0x4 on macOS
    private const int AccessMode = 3;       // POSIX: O_ACCMODE, of which O_RDONLY is 0

    /// <summary>Opens it.</summary>
    /// <returns>A stream for <see cref="Write"/>.</returns>
    /// <exception cref="PluginException">It is closed, or open for reading alone.</exception>
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OpenStandardOutput();
        }
        var handle = new SafeFileHandle(Descriptor, ownsHandle: false);
        return IsWritable(handle)
            ? Open(handle)
            : throw new PluginException("Standard output is closed or cannot be written. Redirect it to a file or a pipe, or let the exporter write elsewhere.");
    }

    /// <summary>Writes octets, and waits until the system has them.</summary>
    /// <param name="output">From <see cref="Open()"/>.</param>
    /// <param name="octets">What to write.</param>
    /// <exception cref="ReaderGoneException">It is a pipe whose reader has gone. Not found out on Windows.</exception>
    /// <exception cref="PluginException">They were not written, or not all of them.</exception>
    public static void Write(Stream output, ReadOnlySpan<byte> octets)
    {
        try
        {
            output.Write(octets);
            output.Flush();
        }
        catch (IOException exception) when (exception.HResult == BrokenPipe)
        {
            throw new ReaderGoneException("The reader of standard output has gone.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PluginException(
                $"Standard output could not be written: {exception.Message.TrimEnd('.', ' ')}. These records are lost; see what it is redirected to.",
                exception);
        }
    }

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

    /// <summary>
    /// Whether it is what the caller of the process gave. Where that was nothing, the number may be one of the runtime's own files, which are
    /// closed on exec: what was inherited cannot be.
    /// </summary>
    private static bool IsWritable(SafeFileHandle handle) =>
        Control(handle, GetDescriptorFlags) is >= 0 and var flags && (flags & CloseOnExec) == 0 && (Control(handle, GetStatusFlags) & AccessMode) != 0;

    /// <summary>Whether a write would fail instead of waiting for the reader; .NET's own stream waits in any case.</summary>
    private static bool IsNonBlocking(SafeFileHandle handle) => (Control(handle, GetStatusFlags) & (OperatingSystem.IsLinux() ? 0x800 : 0x4)) != 0;

    [DllImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(SafeFileHandle descriptor, int command);
}
