using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoEta.Tls;

/// <summary>
/// TLS_Record, the sequence of record lengths and times: lengths and milliseconds since the record before, 2 octets each, then content types
/// and handshake types, 1 octet each; 20 of everything in 120 octets. Length 0 ends them.
/// </summary>
internal sealed class TlsRecordsFeature(TlsNames names, EtaMetrics metrics) : IEnricher
{
    private const int Unit = sizeof(ushort) + sizeof(ushort) + sizeof(byte) + sizeof(byte);
    private const byte Handshake = 22;

    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        if (!schema.TryGet(CiscoElements.TlsRecord, out var sent))
        {
            return null;
        }
        var records = schema.Add(Field.New<FlowList>("tls_records"));
        return batch => Write(batch, batch[sent], batch[records]);
    }

    private void Write(FlowBatch batch, OctetsReader sent, ListColumnWriter lists)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            var octets = sent[row];
            if (octets.Length % Unit != 0)
            {
                metrics.WrongLength("TLS_Record");
            }
            else if (!octets.IsEmpty)
            {
                WriteRecords(octets, lists.Start(ListSemantic.Ordered));
                lists.Set(row);
            }
        }
    }

    private void WriteRecords(ReadOnlySpan<byte> octets, ListWriter list)
    {
        Span<byte> room = stackalloc byte[NameTable.Room];
        var count = octets.Length / Unit;
        var times = octets[(sizeof(ushort) * count)..];
        var contentTypes = octets[(2 * sizeof(ushort) * count)..];
        var handshakeTypes = contentTypes[count..];
        for (var index = 0; index < count; index++)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(octets[(index * sizeof(ushort))..]);
            if (length == 0)
            {
                break;
            }
            list.StartRecord();
            list.Value(ListElements.Length, (ulong)length);
            list.Value(ListElements.Time, (ulong)BinaryPrimitives.ReadUInt16BigEndian(times[(index * sizeof(ushort))..]));
            list.Value(ListElements.ContentType, names.ContentTypes.Find(contentTypes[index], room));
            if (contentTypes[index] == Handshake)
            {
                list.Value(ListElements.HandshakeType, names.HandshakeTypes.Find(handshakeTypes[index], room));
            }
            list.End();
        }
    }
}
