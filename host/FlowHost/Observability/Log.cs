using Microsoft.Extensions.Logging;

namespace FlowHost.Observability;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, EventName = "Suppressed", Message = "{Count} more messages like the next one were left out")]
    public static partial void Suppressed(ILogger logger, LogLevel level, long count);

    [LoggerMessage(EventId = 2, EventName = "SuppressedAtEnd", Message = "{Count} more messages like this one were left out: {Example}")]
    public static partial void SuppressedAtEnd(ILogger logger, LogLevel level, long count, string example);
}
