using System.Runtime.InteropServices;

namespace FlowHost.Inputs.Pcap.Captures;

/// <summary>Tells a pipe from a file without opening it: opening waits for the pipe's writer.</summary>
internal static class NamedPipe
{
    // linux/fcntl.h, linux/stat.h: struct statx is the same on every architecture.
    private const int WorkingDirectory = -100;  // AT_FDCWD
    private const uint TypeOnly = 1;            // STATX_TYPE
    private const int StatusSize = 256;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;        // S_IFMT
    private const int Pipe = 0x1000;            // S_IFIFO

    /// <summary>Whether the path leads to a pipe. Found out on Linux alone.</summary>
    public static bool IsAt(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }
        Span<byte> status = stackalloc byte[StatusSize];
        try
        {
            return GetStatus(WorkingDirectory, path, flags: 0, TypeOnly, ref status[0]) == 0
                && (MemoryMarshal.Read<ushort>(status[ModeOffset..]) & TypeMask) == Pipe;
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
