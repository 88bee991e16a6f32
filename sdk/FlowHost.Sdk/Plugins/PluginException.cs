namespace FlowHost.Sdk;

/// <summary>
/// What went wrong in words for the user: the host prints the message alone, without a stack trace.
/// Say what was tried, what was found and what to do.
/// </summary>
public sealed class PluginException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">For the user: whole sentences.</param>
    public PluginException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">For the user: whole sentences.</param>
    /// <param name="innerException">The cause. Where the host logs the failure, its stack is shown at debug level.</param>
    public PluginException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
