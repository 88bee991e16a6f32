using System.Runtime.InteropServices;

namespace FlowHost.Commands;

/// <summary>
/// Notices that whoever reads standard output has gone (<c>| head</c>), though nothing is written: a command that waits for records would
/// otherwise wait for ever. Not noticed on Windows.
/// </summary>
internal static class OutputReader
{
    private const int StandardOutput = 1;
    private const short Error = 0x08;       // POLLERR: the same number on Linux and macOS
    private const short HangUp = 0x10;      // POLLHUP: what macOS says of a pipe without reader

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Ends when the reader has gone, or when it is stopped.</summary>
    public static async Task GoneAsync(CancellationToken stop)
    {
        while (!HasGone())
        {
            await Task.Delay(Interval, stop).ConfigureAwait(false);
        }
    }

    private static bool HasGone()
    {
        var output = new Descriptor { File = StandardOutput };
        return !OperatingSystem.IsWindows() && Poll(ref output, 1, 0) > 0 && (output.Returned & (Error | HangUp)) != 0;
    }

    // What is asked for is nothing: errors are told all the same.
    [DllImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref Descriptor first, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct Descriptor
    {
        public int File;
        public short Asked;
        public short Returned;
    }
}
