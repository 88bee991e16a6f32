using FlowHost.Exporters.Parquet.Columns;
using FlowHost.Exporters.Parquet.Files;
using FlowHost.Exporters.Parquet.Sources;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Exporters.Parquet;

/// <summary>Collects rows in Parquet files, which appear whole: rows count as written when their file has its name.</summary>
internal sealed class ParquetExporter : IExporter
{
    private readonly ElementRegistry _elements;
    private readonly ILogger _logger;
    private readonly ColumnNames _names = new(Metadata.ReservedNames);
    private readonly string _store;
    private readonly OpenFiles _files;

    /// <summary>Prepares the exporter; <see cref="OpenAsync"/> makes the folder.</summary>
    public ParquetExporter(
        ParquetOptions options, PluginContext context, ElementRegistry elements, TimeProvider time, ILogger<ParquetExporter> logger)
        : this(options, ParquetLimits.Default, DataFile.Open, context, elements, time, logger)
    {
    }

    internal ParquetExporter(
        ParquetOptions options,
        ParquetLimits limits,
        Func<string, FileStream> open,
        PluginContext context,
        ElementRegistry elements,
        TimeProvider time,
        ILogger<ParquetExporter> logger)
    {
        _elements = elements;
        _logger = logger;
        _store = context.ResolveOutput(options.Path);
        _files = new OpenFiles(_store, options, limits, open, context.IsReplay, time, logger);
    }

    public string? Destination => _store;

    public ValueTask OpenAsync(CancellationToken stop)
    {
        try
        {
            Directory.CreateDirectory(_store);
            Leftovers.Remove(_store, _logger);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PluginException(
                $"The folder {_store} cannot be used: {exception.Message.TrimEnd('.', ' ')}. Give 'path' a folder that this user may write to.", exception);
        }
        return ValueTask.CompletedTask;
    }

    public ExportBatch Bind(FlowSchema schema)
    {
        var plan = SchemaPlan.Of(schema, _elements, _names);
        return batch => _files.Append(plan, batch);
    }

    public ValueTask<ExportResult> FlushAsync(CancellationToken stop)
    {
        _files.CloseAged();
        return ValueTask.FromResult(_files.TakeResult());
    }

    public ValueTask<ExportResult> FinishAsync(CancellationToken stop)
    {
        _files.CloseAll();
        return ValueTask.FromResult(_files.TakeResult());
    }

    public ValueTask DisposeAsync()
    {
        _files.Dispose();
        return ValueTask.CompletedTask;
    }
}
