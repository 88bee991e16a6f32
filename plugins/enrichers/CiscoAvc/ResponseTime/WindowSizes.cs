using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.ResponseTime;

/// <summary>The mean TCP window over the packets of both sides, in octets.</summary>
internal static class WindowSizes
{
    public static EnrichBatch? Bind(SchemaBuilder schema, TcpColumns tcp, Traffic packets)
    {
        var sum = NumberColumn.Find(schema, CiscoElements.TransTcpWindowSizeSum);
        if (!sum.IsThere || !packets.Client.IsThere || !packets.Server.IsThere)
        {
            return null;
        }
        var column = schema.PutMean("tcp_windowsize_mean");
        return batch =>
        {
            var means = batch[column].FillAll();
            Quotients.Write(sum.Of(batch), packets.Client.Count.Of(batch), packets.Server.Count.Of(batch), means);
            tcp.Of(batch).Keep(means);
        };
    }
}
