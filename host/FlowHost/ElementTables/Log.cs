using FlowHost.Configuration;
using Microsoft.Extensions.Logging;

namespace FlowHost.ElementTables;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, EventName = "RowPassedOver", Level = LogLevel.Warning, Message = "{Diagnostic}")]
    public static partial void RowPassedOver(ILogger logger, Diagnostic diagnostic);
}
