namespace FlowHost.Configuration;

/// <summary>A pipeline that cannot be run. The commands print the diagnostics and exit with <see cref="ExitCodes.BadPipeline"/>.</summary>
/// <param name="diagnostics">Everything that is wrong with it.</param>
/// <param name="innerException">What a plugin threw; the diagnostics say what the user needs of it.</param>
internal sealed class PipelineException(IReadOnlyList<Diagnostic> diagnostics, Exception? innerException = null)
    : Exception(string.Join(Environment.NewLine, diagnostics), innerException)
{
    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;
}
