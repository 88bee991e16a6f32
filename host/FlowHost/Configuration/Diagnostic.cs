namespace FlowHost.Configuration;

/// <summary>One thing that is wrong with a pipeline, for the user.</summary>
/// <param name="Severity">Whether it stops the pipeline.</param>
/// <param name="Position">Where.</param>
/// <param name="Code">One of <see cref="ErrorCodes"/>.</param>
/// <param name="Message">What was found, what was expected and what to do.</param>
internal sealed record Diagnostic(Severity Severity, SourcePosition Position, int Code, string Message)
{
    /// <summary><c>file(line,column): error FH0101: message [exporters[0].when]</c>, on one line whatever stands in the file.</summary>
    public override string ToString()
    {
        var kind = Severity == Severity.Error ? "error" : "warning";
        var place = Position.File.Length == 0 ? "" : $"{Position}: ";
        var path = Position.Path.Length == 0 ? "" : $" [{Position.Path}]";
        return PlainText.Of($"{place}{kind} FH{Code:D4}: {Message}{path}");
    }
}
