using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Decoders.NetFlow;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Warning,
        Message = "{Agent} domain {Domain}: the template of data set {SetId} has not come; the data is dropped and counted as NoTemplate. "
            + "Let the device send its templates more often.")]
    public static partial void NoTemplate(ILogger logger, Agent agent, uint domain, ushort setId);

    [LoggerMessage(EventId = 2, Level = LogLevel.Debug,
        Message = "{Agent} domain {Domain}: data set {SetId} came before its template and waits for it, {Hold} at most")]
    public static partial void Held(ILogger logger, Agent agent, uint domain, ushort setId, TimeSpan hold);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning,
        Message = "{Agent} domain {Domain}: template {SetId} has not been sent again within its lifetime and is forgotten (RFC 7011 section 8.4); "
            + "its data waits for it. Let the device send its templates more often, or raise 'lifetime'.")]
    public static partial void Expired(ILogger logger, Agent agent, uint domain, ushort setId);

    [LoggerMessage(EventId = 4, Level = LogLevel.Information, Message = "{Templates} templates of {Agents} devices are known from before")]
    public static partial void StateRead(ILogger logger, int templates, int agents);
}
