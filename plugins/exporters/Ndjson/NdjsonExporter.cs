using FlowHost.Exporters.Ndjson.Targets;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Ndjson;

/// <summary>Writes each batch as lines of JSON. A batch is written at once and as a whole, so that a failure costs exactly that batch.</summary>
internal sealed class NdjsonExporter(LineTarget target) : IExporter
{
    private readonly Utf8Buffer _lines = new(64 * 1024);
    private long _written;

    public string? Destination => target.Destination;

    public ValueTask OpenAsync(CancellationToken stop)
    {
        target.Open();
        return ValueTask.CompletedTask;
    }

    public ExportBatch Bind(FlowSchema schema)
    {
        var encoder = new JsonRowEncoder(schema);
        return batch => Export(batch, encoder);
    }

    public ValueTask<ExportResult> FlushAsync(CancellationToken stop)
    {
        var result = new ExportResult(_written);
        _written = 0;
        return ValueTask.FromResult(result);
    }

    // The target belongs to the entry, whose container disposes it.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Export(FlowBatch batch, JsonRowEncoder encoder)
    {
        var runs = batch.Runs;
        var first = 0;
        while (first < runs.Length)
        {
            var next = first + 1;
            while (next < runs.Length && target.AreTogether(runs[first].Source.ReceiveTime, runs[next].Source.ReceiveTime))
            {
                next++;
            }
            var start = runs[first].Start;
            Write(batch, encoder, start, runs[next - 1].End - start, runs[first].Source.ReceiveTime);
            first = next;
        }
    }

    private void Write(FlowBatch batch, JsonRowEncoder encoder, int firstRow, int rows, long receiveTime)
    {
        try
        {
            encoder.Write(batch, firstRow, rows, _lines);
            target.Write(_lines.Written, receiveTime);
            _written += rows;
        }
        finally
        {
            _lines.Clear();
        }
    }
}
