using Microsoft.Extensions.Logging;

namespace FlowHost.Pipelines.State;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Path}: {Places} damaged places were skipped; what was there is learned again")]
    public static partial void StateSkipped(ILogger logger, string path, int places);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error,
        Message = "{Path}: nothing can be kept for after a restart: {Reason} Free the disk or mend the folder's rights; the host tries again every 30 s.")]
    public static partial void StateFailed(ILogger logger, string path, string reason, Exception exception);

    [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "{Path}: what must survive a restart is kept again")]
    public static partial void StateRecovered(ILogger logger, string path);
}
