using System.Runtime.InteropServices;

namespace FlowHost;

/// <summary>Tells a file from a pipe, a socket or a device without opening it: opening a pipe waits for its writer.</summary>
internal static class RegularFile
{
    // linux/fcntl.h, linux/stat.h: struct statx is the same on every architecture.
    private const int WorkingDirectory = -100;  // AT_FDCWD
    private const uint TypeOnly = 1;            // STATX_TYPE
    private const int StatusSize = 256;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;        // S_IFMT
    private const int Regular = 0x8000;         // S_IFREG

    /// <summary>The path as it is given, when nothing else than a file is there. Found out on Linux alone.</summary>
    /// <exception cref="IOException">What is there is no regular file.</exception>
    public static string Require(string path) =>
        IsSomethingElse(path) ? throw new IOException($"{path} is not a regular file") : path;

    private static bool IsSomethingElse(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }
        Span<byte> status = stackalloc byte[StatusSize];
        try
        {
            // What cannot be looked at, opening it says why.
            return GetStatus(WorkingDirectory, path, flags: 0, TypeOnly, ref status[0]) == 0
                && (MemoryMarshal.Read<ushort>(status[ModeOffset..]) & TypeMask) != Regular;
        }
        catch (EntryPointNotFoundException)
        {
            return false;   // an older libc, which has no statx
        }
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetStatus(
        int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, ref byte status);
}
