using System.Diagnostics;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoEta;

/// <summary>Programs that know DNS and TLS and share no code with us.</summary>
internal static class Tool
{
    /// <summary>Runs a program.</summary>
    /// <returns>The lines of its output.</returns>
    public static string[] Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output.TrimEnd('\n').Split('\n');
    }
}
