using System.Runtime.CompilerServices;

namespace FlowHost.Tests;

/// <summary>A test that asks a real tool; without the tool it is reported as skipped, with the line that installs it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresToolFactAttribute : FactAttribute
{
    /// <param name="tool">The command, looked for in PATH.</param>
    /// <param name="package">The Debian package that has it; null when it is called like the tool.</param>
    /// <param name="sourceFilePath">Filled in by the compiler.</param>
    /// <param name="sourceLineNumber">Filled in by the compiler.</param>
    public RequiresToolFactAttribute(
        string tool,
        string? package = null,
        [CallerFilePath] string? sourceFilePath = null,
        [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Tool = tool;
        Package = package ?? tool;
        if (!IsOnPath(tool))
        {
            Skip = $"{tool} is not on PATH: apt-get install {Package}";
        }
    }

    public string Tool { get; }

    public string Package { get; }

    private static bool IsOnPath(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, tool)));
}
