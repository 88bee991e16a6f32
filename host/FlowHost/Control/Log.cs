using System.Net;
using Microsoft.Extensions.Logging;

namespace FlowHost.Control;

/// <summary>What the control endpoint tells the user.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Control endpoint on {Url} with /status, /metrics, /livez and /readyz.")]
    public static partial void Listening(ILogger logger, string url);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning,
        Message = "No control endpoint on {Address}: {Reason} The run goes on without it. Name another with --control, or none with --control off.")]
    public static partial void Failed(ILogger logger, IPEndPoint address, string reason, Exception exception);
}
