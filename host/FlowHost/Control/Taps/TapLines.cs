using System.Text;
using FlowHost.Pipelines;
using FlowHost.Sdk;

namespace FlowHost.Control.Taps;

/// <summary>Records and counts as lines of text.</summary>
internal sealed class TapLines
{
    private readonly Dictionary<int, JsonRowEncoder> _encoders = [];
    private readonly Utf8Buffer _lines = new();

    /// <summary>The batch's records as JSON; lets go of the batch. Valid until the next call.</summary>
    public ReadOnlyMemory<byte> Write(FlowBatch batch)
    {
        _lines.Clear();
        try
        {
            if (!_encoders.TryGetValue(batch.Schema.Id, out var encoder))
            {
                encoder = new JsonRowEncoder(batch.Schema);
                _encoders.Add(batch.Schema.Id, encoder);
            }
            encoder.Write(batch, _lines);
        }
        finally
        {
            batch.TryRelease();
        }
        return _lines.WrittenMemory;
    }

    /// <summary>A warning: <c># warning …</c>. Valid until the next call.</summary>
    public ReadOnlyMemory<byte> Write(string warning)
    {
        _lines.Clear();
        _lines.Append(Encoding.UTF8.GetBytes($"# warning {warning.ReplaceLineEndings(" ")}\n"));
        return _lines.WrittenMemory;
    }

    /// <summary>The counts: <c># seen 120 taken 7 missed 0</c>. Valid until the next call.</summary>
    public ReadOnlyMemory<byte> Write(TapCounts counts)
    {
        _lines.Clear();
        _lines.Append(Encoding.ASCII.GetBytes($"# seen {counts.Seen} taken {counts.Taken} missed {counts.Missed}\n"));
        return _lines.WrittenMemory;
    }
}
