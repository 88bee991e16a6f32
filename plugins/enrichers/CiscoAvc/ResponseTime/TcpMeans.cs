using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.ResponseTime;

/// <summary>Mean times per response, transaction and new connection, in milliseconds.</summary>
internal static class TcpMeans
{
    public static EnrichBatch? Bind(SchemaBuilder schema, TcpColumns tcp)
    {
        EnrichBatch? all = null;
        Add("conn_delay_app_mean", CiscoElements.ConnDelayAppSum, CiscoElements.ConnServerResponseCnt);
        Add("conn_delay_client_to_server_mean", CiscoElements.ConnDelayResponseClientToServerSum, CiscoElements.ConnServerResponseCnt);
        Add("conn_delay_to_server_mean", CiscoElements.ConnDelayResponseToServerSum, CiscoElements.ConnServerResponseCnt);
        // IANA says seconds; Cisco devices send milliseconds.
        Add("conn_duration_mean", Elements.ConnectionSumDurationSeconds, Elements.NewConnectionDeltaCount);
        Add("transaction_duration_mean", CiscoElements.ConnTransactionDurationSum, CiscoElements.ConnTransactionCntComplete);
        return all;

        void Add(string name, Element sum, Element count) => all += Bind(schema, tcp, name, sum, count);
    }

    /// <summary>A mean of TCP records.</summary>
    public static EnrichBatch? Bind(SchemaBuilder schema, TcpColumns tcp, string name, Element sumElement, Element countElement)
    {
        var sum = NumberColumn.Find(schema, sumElement);
        var count = NumberColumn.Find(schema, countElement);
        if (!sum.IsThere || !count.IsThere)
        {
            return null;
        }
        var column = schema.PutMean(name);
        return batch =>
        {
            var means = batch[column].FillAll();
            Quotients.Write(sum.Of(batch), count.Of(batch), means);
            tcp.Of(batch).Keep(means);
        };
    }
}
