using FlowHost.Enrichers.ViptelaTloc.Tunnels;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.ViptelaTloc;

/// <summary>Keeps what devices measure on their tunnels (BFD) for metrics. Records stay as they are: option-tables has joined them.</summary>
internal sealed class ViptelaTlocEnricher(TunnelTable tunnels) : IEnricher
{
    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        if (!schema.TryGetNumber(CiscoElements.TlocTableOverlaySessionId, out var session))
        {
            return null;
        }
        var loss = Number(schema, CiscoElements.CiscoSdwanBfdLoss);
        var latency = Number(schema, CiscoElements.CiscoSdwanBfdLatency);
        var jitter = Number(schema, CiscoElements.CiscoSdwanBfdJitter);
        if (loss is null && latency is null && jitter is null)
        {
            return null;
        }
        var local = Text(schema, "TLOCInfo.LocalColor");
        var remote = Text(schema, "TLOCInfo.RemoteColor");
        return batch =>
        {
            var sessions = batch[session];
            foreach (ref readonly var run in batch.Runs)
            {
                for (var row = run.Start; row < run.End; row++)
                {
                    // Session 0 is no tunnel.
                    if (sessions[row] == 0)
                    {
                        continue;
                    }
                    var measurement = new Measurement(Value(batch, loss, row), Value(batch, latency, row), Value(batch, jitter, row));
                    tunnels.Set(new TunnelKey(run.Agent.Address, sessions[row]), measurement, Value(batch, local, row), Value(batch, remote, row));
                }
            }
        };
    }

    private static Column<ulong>? Number(SchemaBuilder schema, Element element) => schema.TryGetNumber(element, out var column) ? column : null;

    private static Column<Text>? Text(SchemaBuilder schema, string name) => schema.TryGet(name, out Column<Text> column) ? column : null;

    private static long Value(FlowBatch batch, Column<ulong>? column, int row) =>
        column is { } there ? (long)Math.Min(batch[there][row], long.MaxValue) : Measurement.None;

    private static ReadOnlySpan<byte> Value(FlowBatch batch, Column<Text>? column, int row) => column is { } there ? batch[there][row] : default;
}
