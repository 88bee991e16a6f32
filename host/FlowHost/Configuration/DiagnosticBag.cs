namespace FlowHost.Configuration;

/// <summary>Collects everything that is wrong with a pipeline, so that the user hears of all of it at once.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _items = [];

    /// <summary>True when something stops the pipeline.</summary>
    public bool HasErrors => ErrorCount > 0;

    /// <summary>How many errors there are.</summary>
    public int ErrorCount { get; private set; }

    /// <summary>What was found, file by file, in the order of each file.</summary>
    public IReadOnlyList<Diagnostic> Items =>
    [
        .. _items.GroupBy(item => item.Position.File, StringComparer.Ordinal)
            .SelectMany(file => file.OrderBy(item => item.Position.Line).ThenBy(item => item.Position.Column)),
    ];

    /// <summary>Adds what another reader found.</summary>
    public void Add(Diagnostic diagnostic)
    {
        _items.Add(diagnostic);
        ErrorCount += diagnostic.Severity == Severity.Error ? 1 : 0;
    }

    /// <summary>Adds what stops the pipeline.</summary>
    public void Error(SourcePosition position, int code, string message) => Add(new Diagnostic(Severity.Error, position, code, message));

    /// <summary>Adds what the user should know but need not mend.</summary>
    public void Warning(SourcePosition position, int code, string message) => Add(new Diagnostic(Severity.Warning, position, code, message));
}
