using Microsoft.Extensions.Logging;

namespace FlowHost.Control;

/// <summary>Everything that the web server logs goes to the host's logger, bounded in rate.</summary>
internal sealed class ControlLogProvider(ILogger logger) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => logger;

    public void Dispose()
    {
        // The logger is the host's.
    }
}
