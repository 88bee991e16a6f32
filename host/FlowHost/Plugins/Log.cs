using Microsoft.Extensions.Logging;

namespace FlowHost.Plugins;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, EventName = "DisposeFailed", Level = LogLevel.Error, Message = "{Kind} '{Name}' failed while it was closed: {Reason}")]
    public static partial void DisposeFailed(ILogger logger, string kind, string name, string reason, Exception exception);
}
