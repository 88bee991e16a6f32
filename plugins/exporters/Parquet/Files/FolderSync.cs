using System.Runtime.InteropServices;

namespace FlowHost.Exporters.Parquet.Files;

/// <summary>Brings the names in a folder to the disk: on Linux, flushing a file does not bring its name there.</summary>
internal static class FolderSync
{
    // linux/fcntl.h, linux/errno.h: the same on every architecture that .NET runs on.
    private const int ReadAndCloseOnExec = 0x80000;     // O_RDONLY | O_CLOEXEC
    private const int NotSupported = 22;                // EINVAL: file systems that know no such thing

    /// <summary>Waits until the names are on the disk. Other systems than Linux see to it themselves, or have no call for it.</summary>
    /// <exception cref="IOException">They could not be brought there.</exception>
    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }
        var descriptor = Open(folder, ReadAndCloseOnExec);
        var error = descriptor < 0 || Sync(descriptor) < 0 ? Marshal.GetLastPInvokeError() : 0;
        if (descriptor >= 0)
        {
            _ = Close(descriptor);
        }
        if (error is not 0 and not NotSupported)
        {
            throw new IOException($"The folder {folder} could not be brought to the disk: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
