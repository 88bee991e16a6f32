using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Sdk;
using static FlowHost.Enrichers.CiscoAvc.Columns.SchemaExtensions;

namespace FlowHost.Enrichers.CiscoAvc.Queues;

/// <summary>Queue statistics and TCP window sizes per packet of the record.</summary>
internal sealed class QueueMeans : IEnricher
{
    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        var packets = NumberColumn.Find(schema, Elements.PacketDeltaCount);
        var windows = NumberColumn.Find(schema, CiscoElements.TransTcpWindowSizeSum);
        var drops = NumberColumn.FindWide(schema, CiscoElements.QueueDepthTaildropCounter);
        var depths = NumberColumn.FindWide(schema, CiscoElements.QueueDepthSum);
        var all = Mean.Bind(schema, "trans_tcp_window_size_mean", MeanDecimals, windows, packets);
        all += Mean.Bind(schema, "taildrop_rate_mean", RateDecimals, drops, packets);
        all += Mean.Bind(schema, "queue_depth_mean", MeanDecimals, depths, packets);
        return all;
    }
}
