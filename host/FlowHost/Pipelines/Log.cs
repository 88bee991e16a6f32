using Microsoft.Extensions.Logging;

namespace FlowHost.Pipelines;

/// <summary>What the runtime tells the user.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information,
        Message = "Pipeline '{Pipeline}' is running. Listening on {Inputs}. Records go to {Outputs}. Stop with Ctrl+C.")]
    public static partial void Running(ILogger logger, string pipeline, string inputs, string outputs);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Pipeline '{Pipeline}' stops: receiving has ended, what is under way is written.")]
    public static partial void Stopping(ILogger logger, string pipeline);

    [LoggerMessage(EventId = 3,
        Message = "Pipeline '{Pipeline}' has ended: {Datagrams} datagrams, {Sets} sets, {Records} records. Dropped: {Drops}. Exporters: {Exporters}.")]
    public static partial void Ended(ILogger logger, LogLevel level, string pipeline, long datagrams, long sets, long records, string drops, string exporters);

    [LoggerMessage(EventId = 4, Level = LogLevel.Error, Message = "Input '{Input}': {Reason}")]
    public static partial void OpenFailed(ILogger logger, string input, string reason, Exception exception);

    [LoggerMessage(EventId = 5, Level = LogLevel.Warning, Message = "Input '{Input}': {Reason} The pipeline goes on without it.")]
    public static partial void OpenSkipped(ILogger logger, string input, string reason, Exception exception);

    [LoggerMessage(EventId = 6, Level = LogLevel.Error, Message = "Exporter '{Exporter}': {Reason}")]
    public static partial void ExporterOpenFailed(ILogger logger, string exporter, string reason, Exception exception);

    [LoggerMessage(EventId = 7, Level = LogLevel.Error, Message = "Input '{Input}' has failed and receives nothing more: {Reason}")]
    public static partial void InputFailed(ILogger logger, string input, string reason, Exception exception);

    [LoggerMessage(EventId = 8, Level = LogLevel.Debug, Message = "Input '{Input}' has stopped.")]
    public static partial void InputStopped(ILogger logger, string input);

    [LoggerMessage(EventId = 9, Level = LogLevel.Error,
        Message = "Decoder '{Decoder}' threw an exception on a datagram of {Agent}; the datagram is dropped and counted: {Reason}")]
    public static partial void DecoderFailed(ILogger logger, string decoder, string agent, string reason, Exception exception);

    [LoggerMessage(EventId = 10, Level = LogLevel.Error,
        Message = "Enricher '{Enricher}' threw an exception; the batch of {Rows} records is dropped and counted: {Reason}")]
    public static partial void EnricherFailed(ILogger logger, string enricher, int rows, string reason, Exception exception);

    [LoggerMessage(EventId = 11, Level = LogLevel.Error,
        Message = "Enricher '{Enricher}' has failed {Failures} times in a row and is switched off for now; records go on without its fields.")]
    public static partial void EnricherOff(ILogger logger, string enricher, int failures);

    [LoggerMessage(EventId = 12, Level = LogLevel.Error,
        Message = "'{Component}' has failed {Failures} times in a row and is switched off for now; what it would get is dropped and counted.")]
    public static partial void BreakerOpened(ILogger logger, string component, int failures);

    [LoggerMessage(EventId = 13, Level = LogLevel.Error,
        Message = "Exporter '{Exporter}' failed; {Rows} records are dropped and counted: {Reason}")]
    public static partial void ExporterFailed(ILogger logger, string exporter, long rows, string reason, Exception exception);

    [LoggerMessage(EventId = 14, Level = LogLevel.Error,
        Message = "Enricher '{Enricher}' could not be bound to records of type {RecordType}, which go on without it: {Reason}")]
    public static partial void BindFailed(ILogger logger, string enricher, string recordType, string reason, Exception exception);

    [LoggerMessage(EventId = 15, Level = LogLevel.Warning,
        Message = "Exporter '{Exporter}': the queue of {Rows} rows is full, what does not fit is dropped and counted. Raise queue.rows, or set queue.onFull to block.")]
    public static partial void QueueFull(ILogger logger, string exporter, int rows);

    [LoggerMessage(EventId = 16, Level = LogLevel.Warning, Message = "Exporter '{Exporter}': its target refused {Rows} records: {Reason}")]
    public static partial void RowsRejected(ILogger logger, string exporter, int rows, string reason);

    [LoggerMessage(EventId = 17, Level = LogLevel.Warning,
        Message = "There are as many record layouts as the host keeps; records of layout {Schema} go on without enrichment.")]
    public static partial void TooManySchemas(ILogger logger, int schema);

    [LoggerMessage(EventId = 18, Level = LogLevel.Warning,
        Message = "Not all records could be written in the time to stop; what is left is counted as ShutdownDeadline.")]
    public static partial void DeadlinePassed(ILogger logger);

    [LoggerMessage(EventId = 19, Level = LogLevel.Error,
        Message = "A plugin released a batch of {RecordType} records more often than it retained it: a row may have been read after it was used again.")]
    public static partial void OverReleased(ILogger logger, string recordType);

    [LoggerMessage(EventId = 20, Level = LogLevel.Error, Message = "A component failed while it was closed: {Reason}")]
    public static partial void DisposeFailed(ILogger logger, string reason, Exception exception);

    [LoggerMessage(EventId = 23, Level = LogLevel.Error, Message = "A component did not close within the time to stop; the process ends without it.")]
    public static partial void DisposeStuck(ILogger logger);

    [LoggerMessage(EventId = 21, Level = LogLevel.Warning,
        Message = "{Task} did not end within the time to stop; the process ends without it.")]
    public static partial void Stuck(ILogger logger, string task);

    [LoggerMessage(EventId = 22, Level = LogLevel.Error, Message = "Pipeline '{Pipeline}': none of its inputs could be opened, there is nothing to do.")]
    public static partial void NoInput(ILogger logger, string pipeline);

    [LoggerMessage(EventId = 32, Level = LogLevel.Warning,
        Message = "The host holds as many record layouts as it may; templates with other fields are refused and counted as TemplateRejected until it is restarted. "
            + "If that many devices do not send here, addresses were forged: name your devices in 'allow' of the udp input.")]
    public static partial void SchemasFull(ILogger logger);

    [LoggerMessage(EventId = 33, Level = LogLevel.Error, Message = "Pipeline '{Pipeline}' has failed; the others of this process are stopped.")]
    public static partial void OthersStop(ILogger logger, string pipeline);

    [LoggerMessage(EventId = 31, Level = LogLevel.Warning,
        Message = "Pipeline '{Pipeline}' listens on nothing, because these inputs could not be opened: {Inputs}. It has played the others and ends.")]
    public static partial void NothingListens(ILogger logger, string pipeline, string inputs);

    [LoggerMessage(EventId = 30,
        Message = "Exporter '{Exporter}': {Reason} It writes nothing more; what it would get is counted as ReaderGone.")]
    public static partial void ReaderGone(ILogger logger, LogLevel level, string exporter, string reason);

    [LoggerMessage(EventId = 35, Level = LogLevel.Error,
        Message = "{Path}: the devices that are known cannot be kept for after a restart: {Reason} Free the disk or mend the folder's rights; the host tries again.")]
    public static partial void AgentFileFailed(ILogger logger, string path, string reason, Exception exception);

    [LoggerMessage(EventId = 34, Level = LogLevel.Error, Message = "Decoder '{Decoder}' threw an exception while it was tidied up: {Reason}")]
    public static partial void DecoderCallFailed(ILogger logger, string decoder, string reason, Exception exception);

    [LoggerMessage(EventId = 36, Level = LogLevel.Warning, Message = "Pipeline '{Pipeline}' has lost, since it last said so: {Losses}.")]
    public static partial void Lost(ILogger logger, string pipeline, string losses);
}
