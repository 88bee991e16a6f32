using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoEta.Tls;

/// <summary>TLS_SESSIONID: a length of 2 octets, the id, and padding.</summary>
internal sealed class TlsSessionIdFeature(EtaMetrics metrics) : IEnricher
{
    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        if (!schema.TryGet(CiscoElements.TlsSessionid, out var sent))
        {
            return null;
        }
        var id = schema.Add(Field.New<Octets>("tls_session_id"));
        return batch => Write(batch, batch[sent], batch[id]);
    }

    private void Write(FlowBatch batch, OctetsReader sent, OctetsWriter ids)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            var octets = sent[row];
            if (octets.IsEmpty)
            {
                continue;
            }
            var length = octets.Length < sizeof(ushort) ? int.MaxValue : BinaryPrimitives.ReadUInt16BigEndian(octets);
            if (length > octets.Length - sizeof(ushort))
            {
                metrics.WrongLength("TLS_SESSIONID");
            }
            else if (length > 0)
            {
                ids.Set(row, octets.Slice(sizeof(ushort), length));
            }
        }
    }
}
