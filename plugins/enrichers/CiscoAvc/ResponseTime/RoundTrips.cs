using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.ResponseTime;

/// <summary>Round-trip times, in milliseconds.</summary>
internal static class RoundTrips
{
    private const string RoundTrip = "round_trip_time";

    public static EnrichBatch? Bind(SchemaBuilder schema, bool withThinkTime)
    {
        if (!schema.TryGet(NetworkDelays.Total, out Column<double> network))
        {
            return null;
        }
        var all = withThinkTime ? BindWithThinkTime(schema, network) : BindTwice(schema, RoundTrip, network);
        all += BindTwice(schema, "network_rtt", network);
        return all;
    }

    private static EnrichBatch? BindWithThinkTime(SchemaBuilder schema, Column<double> network)
    {
        if (!schema.TryGet("conn_delay_app_mean", out Column<double> application)
            || !schema.TryGet("conn_delay_client_to_server_mean", out Column<double> response))
        {
            return null;
        }
        var column = schema.PutMean(RoundTrip);
        return batch =>
        {
            var networkDelays = batch[network];
            var applicationDelays = batch[application];
            var responseTimes = batch[response];
            var times = batch[column].FillAll();
            for (var row = 0; row < times.Length; row++)
            {
                times[row] = 2 * Math.Max(networkDelays[row] + applicationDelays[row], responseTimes[row]);
            }
        };
    }

    private static EnrichBatch BindTwice(SchemaBuilder schema, string name, Column<double> oneWay)
    {
        var column = schema.PutMean(name);
        return batch =>
        {
            var delays = batch[oneWay];
            var times = batch[column].FillAll();
            for (var row = 0; row < times.Length; row++)
            {
                times[row] = 2 * delays[row];
            }
        };
    }
}
