using Microsoft.Extensions.Logging;

namespace FlowHost.Inputs.Tcp;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Warning,
        Message = "Every agent is accepted. To restrict who may send, list addresses or prefixes: allow: [192.0.2.0/24]")]
    public static partial void EveryoneAllowed(ILogger logger);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Listening on {Endpoints}, {Protection}")]
    public static partial void Listening(ILogger logger, string endpoints, string protection);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning,
        Message = "The host's own certificate ({Subject}) is valid from {From:u} to {To:u}, which is not now: exporters will refuse it")]
    public static partial void OwnCertificateNotValid(ILogger logger, string subject, DateTime from, DateTime to);

    [LoggerMessage(EventId = 4, Level = LogLevel.Debug, Message = "{Agent} has connected")]
    public static partial void Connected(ILogger logger, string agent);

    [LoggerMessage(EventId = 5, Level = LogLevel.Debug, Message = "The connection of {Agent} has ended after {Messages} messages: {Reason}")]
    public static partial void Ended(ILogger logger, string agent, long messages, string reason);

    [LoggerMessage(EventId = 6, Level = LogLevel.Warning,
        Message = "Refused a connection from {Agent}: 'allow' does not list it ({Count} refused since the last such message)")]
    public static partial void Refused(ILogger logger, string agent, long count);

    [LoggerMessage(EventId = 7, Level = LogLevel.Warning,
        Message = "Refused a connection from {Agent}: {Reason} ({Count} refused since the last such message)")]
    public static partial void TooMany(ILogger logger, string agent, string reason, long count);

    [LoggerMessage(EventId = 8, Level = LogLevel.Warning,
        Message = "Refused {Agent}: {Reason} ({Count} refused since the last such message)")]
    public static partial void NotAuthenticated(ILogger logger, string agent, string reason, long count);

    [LoggerMessage(EventId = 9, Level = LogLevel.Warning,
        Message = "Closed the connection of {Agent}: {Reason} ({Count} closed since the last such message)")]
    public static partial void Malformed(ILogger logger, string agent, string reason, long count);

    [LoggerMessage(EventId = 10, Level = LogLevel.Warning,
        Message = "Closed the connection of {Agent}: {Reason} ({Count} closed since the last such message)")]
    public static partial void TimedOut(ILogger logger, string agent, string reason, long count);

    [LoggerMessage(EventId = 11, Level = LogLevel.Warning,
        Message = "The connection of {Agent} ended in the middle of a message: {Reason} ({Count} ended so since the last such message)")]
    public static partial void Truncated(ILogger logger, string agent, string reason, long count);

    [LoggerMessage(EventId = 12, Level = LogLevel.Warning,
        Message = "Taking connections on {Endpoint} failed and goes on: {Error} ({Count} failures since the last such message)")]
    public static partial void AcceptFailed(ILogger logger, string endpoint, string error, long count);

    [LoggerMessage(EventId = 13, Level = LogLevel.Error, Message = "The connection of {Agent} ended by a fault of this plugin")]
    public static partial void Faulted(ILogger logger, string agent, Exception exception);
}
