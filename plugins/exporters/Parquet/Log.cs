using Microsoft.Extensions.Logging;

namespace FlowHost.Exporters.Parquet;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "{Path} is closed: {Rows} records, {Octets} octets.")]
    public static partial void FileClosed(ILogger logger, string path, long rows, long octets);

    [LoggerMessage(2, LogLevel.Error, "{Path} could not be written: {Reason} Its {Rows} records are lost; what follows goes into the next file.")]
    public static partial void FileFailed(ILogger logger, string path, string reason, long rows, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "{Path} was left unfinished by a run that was killed, and is removed.")]
    public static partial void LeftoverRemoved(ILogger logger, string path);

    [LoggerMessage(4, LogLevel.Warning, "{Path} was left unfinished by a run that was killed, and could not be removed: {Reason} It does no harm; remove it yourself.")]
    public static partial void LeftoverKept(ILogger logger, string path, string reason);

    [LoggerMessage(5, LogLevel.Warning, "More than {Limit} files are open at once, as when the times of devices lie hours apart: the one that waits longest is closed early.")]
    public static partial void TooManyFiles(ILogger logger, int limit);

    [LoggerMessage(6, LogLevel.Warning, "The open files have more than {Limit} columns, as when devices send many elements at times that lie hours apart: the file that waits longest is closed early.")]
    public static partial void TooManyColumns(ILogger logger, int limit);

    [LoggerMessage(7, LogLevel.Error, "No file could be made in {Folder}: {Reason} {Rows} records are lost, and those of the next second; then it is tried again.")]
    public static partial void FileNotMade(ILogger logger, string folder, string reason, int rows, Exception exception);

    [LoggerMessage(8, LogLevel.Error, "{Path} could not be made because the exporter has a fault, not the disk: {Reason} Its {Rows} records are lost; what follows goes into the next file. Please report the fault.")]
    public static partial void ExporterFailed(ILogger logger, string path, string reason, long rows, Exception exception);
}
