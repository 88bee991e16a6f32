using Microsoft.Extensions.Logging;

namespace FlowHost.Inputs.Udp;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Warning,
        Message = "Every agent is accepted. To restrict who may send, list addresses or prefixes: allow: [192.0.2.0/24]")]
    public static partial void EveryoneAllowed(ILogger logger);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Problem} The input goes on with the others (required: false).")]
    public static partial void AddressUnavailable(ILogger logger, string problem);

    [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "Listening on {Endpoints}, receive buffer {Granted}")]
    public static partial void Listening(ILogger logger, string endpoints, string granted);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning,
        Message = "Receive buffer: asked for {Asked}, the kernel granted {Granted}, so bursts may be lost. {Remedy}")]
    public static partial void BufferTooSmall(ILogger logger, string asked, string granted, string remedy);

    [LoggerMessage(EventId = 5, Level = LogLevel.Warning,
        Message = "Refused a datagram from {Address}: 'allow' does not list it ({Count} refused since the last such message)")]
    public static partial void Refused(ILogger logger, string address, long count);

    [LoggerMessage(EventId = 6, Level = LogLevel.Warning,
        Message = "Receiving on {Endpoint} failed and goes on: {Error} ({Count} failures since the last such message)")]
    public static partial void ReceiveFailed(ILogger logger, string endpoint, string error, long count);

    [LoggerMessage(EventId = 7, Level = LogLevel.Information,
        Message = "The system has no recvmmsg: datagrams are received one by one, at a higher cost of CPU")]
    public static partial void OneByOne(ILogger logger);
}
