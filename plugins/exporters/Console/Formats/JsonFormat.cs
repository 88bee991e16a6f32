using FlowHost.Sdk;

namespace FlowHost.Exporters.Console.Formats;

/// <summary>One JSON object per line, as the <c>ndjson</c> exporter writes them.</summary>
internal sealed class JsonFormat(FlowSchema schema) : IBatchFormat
{
    private readonly JsonRowEncoder _encoder = new(schema);

    public void Write(FlowBatch batch, int rows, Utf8Buffer text) => _encoder.Write(batch, 0, rows, text);
}
