using Microsoft.Extensions.Logging;

namespace FlowHost.Exporters.Ndjson;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "{Path} ended in the middle of a line, as after a crash: the last {Octets} octets were cut off.")]
    public static partial void TornLineCut(ILogger logger, string path, long octets);

    [LoggerMessage(2, LogLevel.Debug, "{Path} is closed and now called {RotatedPath}.")]
    public static partial void Rotated(ILogger logger, string path, string rotatedPath);

    [LoggerMessage(3, LogLevel.Warning,
        "{Path} is being written by another flowhost or pipeline entry: this one writes to {OtherPath}. Give each a path of its own.")]
    public static partial void PathTaken(ILogger logger, string path, string otherPath);

    [LoggerMessage(4, LogLevel.Error,
        "{Path} cannot be rotated: {Reason} It goes on growing; the next attempt is made when it has grown as much again.")]
    public static partial void RotationFailed(ILogger logger, string path, string reason);
}
