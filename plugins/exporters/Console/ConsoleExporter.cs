using System.Text;
using FlowHost.Exporters.Console.Formats;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Console;

/// <summary>Prints each batch at once.</summary>
internal sealed class ConsoleExporter : IExporter
{
    private readonly ConsoleOptions _options;
    private readonly Func<Stream> _open;
    private readonly Utf8Buffer _text = new(64 * 1024);
    private readonly TableHeader _header = new();
    private Stream _output = Stream.Null;
    private long _left;
    private long _taken;

    /// <summary>Prints to standard output.</summary>
    public ConsoleExporter(ConsoleOptions options)
        : this(options, StandardOutput.Open)
    {
    }

    /// <summary>For tests: prints elsewhere.</summary>
    internal ConsoleExporter(ConsoleOptions options, Func<Stream> open)
    {
        _options = options;
        _open = open;
        _left = options.Limit ?? long.MaxValue;
    }

    public ValueTask OpenAsync(CancellationToken stop)
    {
        _output = _open();
        return ValueTask.CompletedTask;
    }

    public ExportBatch Bind(FlowSchema schema)
    {
        IBatchFormat format = _options.Format switch
        {
            ConsoleFormat.Table => new TableFormat(schema, _header),
            ConsoleFormat.Json => new JsonFormat(schema),
            _ => new FrameFormat(schema),
        };
        return batch => Export(batch, format);
    }

    public ValueTask<ExportResult> FlushAsync(CancellationToken stop)
    {
        var result = new ExportResult(_taken);
        _taken = 0;
        return ValueTask.FromResult(result);
    }

    public ValueTask DisposeAsync() => _output.DisposeAsync();

    private void Export(FlowBatch batch, IBatchFormat format)
    {
        if (_left > 0)
        {
            Print(batch, format, (int)Math.Min(batch.Count, _left));
        }
        _taken += batch.Count;
    }

    private void Print(FlowBatch batch, IBatchFormat format, int rows)
    {
        try
        {
            format.Write(batch, rows, _text);
            _left -= rows;
            if (_left == 0)
            {
                _text.Append(Encoding.UTF8.GetBytes(
                    $"… {_options.Limit} records shown, which is the limit: the console is quiet from here on.\n"));
            }
            StandardOutput.Write(_output, _text.Written);
        }
        finally
        {
            _text.Clear();
        }
    }
}
