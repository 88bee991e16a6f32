using Microsoft.Extensions.Logging;

namespace FlowHost.Decoders.NetFlow;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information,
        Message = "{Agent} domain {Domain}: data set {SetId} came before its template; such sets are counted as NoTemplate and left out until the device sends it")]
    public static partial void NoTemplate(ILogger logger, string agent, uint domain, ushort setId);
}
