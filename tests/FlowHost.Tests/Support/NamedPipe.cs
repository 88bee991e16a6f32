using System.Diagnostics;

namespace FlowHost.Tests.Support;

/// <summary>Pipes in folders, which nothing is ever written to: who opens one waits for good.</summary>
internal static class NamedPipe
{
    /// <summary>How long a test may wait until the host must have opened it.</summary>
    public const int Timeout = 30_000;

    public static void Make(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What is a pipe is found out on Linux alone.");
        using var make = Process.Start("mkfifo", [path]);
        make.WaitForExit();
        Assert.Equal(0, make.ExitCode);
    }
}
