using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.ResponseTime;

/// <summary>Application response time: what records of type <c>art</c> tell of a conversation between client and server.</summary>
internal sealed class ResponseTimeFeatures(CiscoAvcOptions options) : IEnricher
{
    public const string RecordType = "art";

    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        if (schema.Current.RecordType != RecordType)
        {
            return null;
        }
        var packets = Traffic.Packets(schema);
        var octets = Traffic.Octets(schema, options.Layer2Octets);
        var all = Transfers.Bind(schema, packets);
        all += Transfers.Bind(schema, octets);
        all += Retransmissions.Bind(schema, packets);
        all += Retransmissions.Bind(schema, octets);
        if (TcpColumns.TryFind(schema, out var tcp))
        {
            all += TcpMeans.Bind(schema, tcp);
            all += NetworkDelays.Bind(schema, tcp);
            all += RoundTrips.Bind(schema, options.ThinkTime);
            all += WindowSizes.Bind(schema, tcp, packets);
        }
        return all;
    }
}
