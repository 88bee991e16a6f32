using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoEta.Bytes;

/// <summary>ETA_BD: how often each of the 256 octets was in the payload, in counters of 1, 2 or 4 octets, and the entropy of that.</summary>
internal sealed class ByteDistributionFeature(EtaMetrics metrics) : IEnricher
{
    private const string Element = "ETA_BD";
    private const int Counters = 256;

    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        if (!schema.TryGet(CiscoElements.EtaBd, out var sent))
        {
            return null;
        }
        var counts = schema.Add(Field.New<FlowList>("eta_bd_counts"));
        var entropy = schema.Add(Field.Double("eta_bd_entropy"));
        return batch => Write(batch, batch[sent], batch[counts], batch[entropy]);
    }

    private void Write(FlowBatch batch, OctetsReader sent, ListColumnWriter lists, ColumnWriter<double> entropies)
    {
        Span<uint> counts = stackalloc uint[Counters];
        for (var row = 0; row < batch.Count; row++)
        {
            if (sent[row].IsEmpty)
            {
                continue;
            }
            if (!TryRead(sent[row], counts))
            {
                metrics.WrongLength(Element);
                continue;
            }
            var list = lists.Start(ListSemantic.Ordered);
            foreach (var count in counts)
            {
                list.Value(ListElements.Count, (ulong)count);
            }
            lists.Set(row);
            if (Entropy(counts) is { } entropy)
            {
                entropies[row] = entropy;
            }
        }
    }

    private static bool TryRead(ReadOnlySpan<byte> octets, Span<uint> counts)
    {
        var width = octets.Length / Counters;
        if (octets.Length % Counters != 0 || width is not (1 or 2 or 4))
        {
            return false;
        }
        for (var index = 0; index < Counters; index++)
        {
            var counter = octets.Slice(index * width, width);
            counts[index] = width switch
            {
                1 => counter[0],
                2 => BinaryPrimitives.ReadUInt16BigEndian(counter),
                _ => BinaryPrimitives.ReadUInt32BigEndian(counter),
            };
        }
        return true;
    }

    /// <summary>Shannon's entropy in bits per octet, 0 to 8; null when nothing was counted.</summary>
    private static double? Entropy(ReadOnlySpan<uint> counts)
    {
        var total = 0.0;
        var weighted = 0.0;
        foreach (var count in counts)
        {
            total += count;
            weighted += count == 0 ? 0 : count * Math.Log2(count);
        }
        return total == 0 ? null : Math.Max(0, Math.Log2(total) - (weighted / total));
    }
}
