using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoEta.Tls;

/// <summary>TLS_Cipher: the suites that a client offers or a server chose, 2 octets each; 0xffff ends them.</summary>
internal sealed class TlsCiphersFeature(TlsNames names, EtaMetrics metrics) : IEnricher
{
    private const ushort End = 0xFFFF;

    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        if (!schema.TryGet(CiscoElements.TlsCipher, out var sent))
        {
            return null;
        }
        var suites = schema.Add(Field.New<FlowList>("tls_cipher_suites"));
        return batch => Write(batch, batch[sent], batch[suites]);
    }

    private void Write(FlowBatch batch, OctetsReader sent, ListColumnWriter lists)
    {
        Span<byte> room = stackalloc byte[NameTable.Room];
        for (var row = 0; row < batch.Count; row++)
        {
            var octets = sent[row];
            if (octets.Length % sizeof(ushort) != 0)
            {
                metrics.WrongLength("TLS_Cipher");
                continue;
            }
            if (octets.IsEmpty)
            {
                continue;
            }
            var list = lists.Start(ListSemantic.Ordered);
            for (; !octets.IsEmpty && BinaryPrimitives.ReadUInt16BigEndian(octets) is not End and var suite; octets = octets[sizeof(ushort)..])
            {
                list.Value(ListElements.CipherSuite, names.CipherSuites.Find(suite, room));
            }
            lists.Set(row);
        }
    }
}
