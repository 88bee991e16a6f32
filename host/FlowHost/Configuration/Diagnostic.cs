namespace FlowHost.Configuration;

/// <summary>One thing that is wrong with a pipeline, for the user.</summary>
/// <param name="Severity">Whether it stops the pipeline.</param>
/// <param name="Position">Where.</param>
/// <param name="Code">One of <see cref="ErrorCodes"/>.</param>
/// <param name="Message">What was found, what was expected and what to do.</param>
internal sealed record Diagnostic(Severity Severity, SourcePosition Position, int Code, string Message)
{
    /// <summary><c>file(line,column): error FH0101: message</c></summary>
    public override string ToString()
    {
        var kind = Severity == Severity.Error ? "error" : "warning";
        return Position.File.Length == 0 ? $"{kind} FH{Code:D4}: {Message}" : $"{Position}: {kind} FH{Code:D4}: {Message}";
    }
}
