using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoEta.Tls;

/// <summary>
/// TLS_EXTNS: as many lengths of 2 octets as types behind them. An extension may have length 0: only length and type 0 together end them.
/// </summary>
internal sealed class TlsExtensionsFeature(TlsNames names, EtaMetrics metrics) : IEnricher
{
    private const int Unit = 2 * sizeof(ushort);

    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        if (!schema.TryGet(CiscoElements.TlsExtns, out var sent))
        {
            return null;
        }
        var extensions = schema.Add(Field.New<FlowList>("tls_extensions"));
        return batch => Write(batch, batch[sent], batch[extensions]);
    }

    private void Write(FlowBatch batch, OctetsReader sent, ListColumnWriter lists)
    {
        Span<byte> room = stackalloc byte[NameTable.Room];
        for (var row = 0; row < batch.Count; row++)
        {
            var octets = sent[row];
            if (octets.Length % Unit != 0)
            {
                metrics.WrongLength("TLS_EXTNS");
                continue;
            }
            if (octets.IsEmpty)
            {
                continue;
            }
            var lengths = octets[..(octets.Length / 2)];
            var types = octets[(octets.Length / 2)..];
            var list = lists.Start(ListSemantic.Ordered);
            for (var at = 0; at < types.Length; at += sizeof(ushort))
            {
                var type = BinaryPrimitives.ReadUInt16BigEndian(types[at..]);
                if (type == 0 && BinaryPrimitives.ReadUInt16BigEndian(lengths[at..]) == 0)
                {
                    break;
                }
                list.Value(ListElements.Extension, names.Extensions.Find(type, room));
            }
            lists.Set(row);
        }
    }
}
