namespace FlowHost.Plugins;

/// <summary>A plugin that a pipeline names and that cannot be used.</summary>
/// <param name="code">One of <see cref="Configuration.ErrorCodes"/>.</param>
/// <param name="message">Why, and what to do; for the user.</param>
internal sealed class PluginRefusedException(int code, string message) : Exception(message)
{
    /// <summary>One of <see cref="Configuration.ErrorCodes"/>.</summary>
    public int Code { get; } = code;
}
