using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoEta.PacketLengths;

/// <summary>
/// ETA_SPLT, the sequence of packet lengths and times: as it was sent in its own place, and with its run lengths expanded behind the record.
/// The element of releases before the final one stays as it is, and is expanded alike.
/// </summary>
internal sealed class PacketLengthsFeature(CiscoEtaOptions options, EtaMetrics metrics) : IEnricher
{
    private const string Element = "ETA_SPLT";

    // A half each of lengths and times, both of 16-bit numbers.
    private const int Unit = 2 * sizeof(short);

    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        if (schema.TryGet(CiscoElements.EtaSplt, out var sent))
        {
            if (schema.GetAll(CiscoElements.EtaSplt).Length > 1)
            {
                return Expand(schema, sent);        // the name stays with the array of all values
            }
            var length = schema.Replace(sent, Field.New<FlowList>("ETA_SPLT.Length"));
            var interval = schema.Add(Field.New<FlowList>("ETA_SPLT.Interval"));
            return ((EnrichBatch)(batch => WriteSent(batch, batch[sent], batch[length], batch[interval]))) + Expand(schema, sent);
        }
        return schema.TryGet(CiscoElements.EtaSpltOld, out sent) ? Expand(schema, sent) : null;
    }

    private EnrichBatch Expand(SchemaBuilder schema, Column<Octets> sent)
    {
        var lengths = schema.Add(Field.New<FlowList>("eta_splt_lengths"));
        var times = schema.Add(Field.New<FlowList>("eta_splt_times"));
        return batch => WriteExpanded(batch, batch[sent], batch[lengths], batch[times]);
    }

    private static void WriteSent(FlowBatch batch, OctetsReader sent, ListColumnWriter lengths, ListColumnWriter intervals)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            if (IsWhole(sent[row]))
            {
                new RunLengths(sent[row][..(sent[row].Length / 2)]).WriteRaw(lengths.Start(ListSemantic.Ordered), ListElements.Length);
                lengths.Set(row);
                new RunLengths(sent[row][(sent[row].Length / 2)..]).WriteRaw(intervals.Start(ListSemantic.Ordered), ListElements.Interval);
                intervals.Set(row);
            }
        }
    }

    private void WriteExpanded(FlowBatch batch, OctetsReader sent, ListColumnWriter lengths, ListColumnWriter times)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            var octets = sent[row];
            if (!IsWhole(octets))
            {
                CountWrongLength(octets);
                continue;
            }
            var lengthRuns = new RunLengths(octets[..(octets.Length / 2)]);
            if (IsWithinLimit(lengthRuns))
            {
                lengthRuns.WriteLengths(lengths.Start(ListSemantic.Ordered));
                lengths.Set(row);
            }
            var timeRuns = new RunLengths(octets[(octets.Length / 2)..]);
            if (IsWithinLimit(timeRuns))
            {
                timeRuns.WriteTimes(times.Start(ListSemantic.Ordered));
                times.Set(row);
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> octets) => !octets.IsEmpty && octets.Length % Unit == 0;

    private void CountWrongLength(ReadOnlySpan<byte> octets)
    {
        if (!octets.IsEmpty)
        {
            metrics.WrongLength(Element);
        }
    }

    private bool IsWithinLimit(RunLengths runs)
    {
        var isWithin = runs.Packets <= options.MaxPackets;
        if (!isWithin)
        {
            metrics.TooManyPackets(Element);
        }
        return isWithin;
    }
}
