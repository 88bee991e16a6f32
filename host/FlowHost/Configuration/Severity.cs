namespace FlowHost.Configuration;

/// <summary>Whether a <see cref="Diagnostic"/> stops the pipeline.</summary>
internal enum Severity
{
    /// <summary>It does not.</summary>
    Warning,

    /// <summary>It does.</summary>
    Error,
}
