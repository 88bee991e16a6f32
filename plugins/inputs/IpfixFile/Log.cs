using Microsoft.Extensions.Logging;

namespace FlowHost.Inputs.IpfixFile;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "Read {File}: {Messages} messages")]
    public static partial void Read(ILogger logger, string file, long messages);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{File} is not whole: {Fault} Messages read up to there: {Messages}.")]
    public static partial void NotWhole(ILogger logger, string file, string fault, long messages);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "{File} is empty")]
    public static partial void Empty(ILogger logger, string file);
}
