using FlowHost.Sdk;

namespace FlowHost.Enrichers.FlowInfo.Nat;

/// <summary>When what a record tells of was: its time of observation, else the end of its flow, else its export.</summary>
internal sealed class RecordTimes
{
    // Elements of one meaning in several units, the more important meaning first.
    private static readonly Element[] Candidates =
    [
        Elements.ObservationTimeMilliseconds, Elements.ObservationTimeMicroseconds,
        Elements.ObservationTimeNanoseconds, Elements.ObservationTimeSeconds,
        Elements.FlowEndMilliseconds, Elements.FlowEndMicroseconds, Elements.FlowEndNanoseconds, Elements.FlowEndSeconds,
    ];

    // The year 2200: what is later is no time of a record.
    private const long Latest = 7_258_118_400L * 1_000_000_000;

    private readonly TimeColumn? _column;

    public RecordTimes(SchemaBuilder schema)
    {
        foreach (var element in Candidates)
        {
            if (schema.TryGetTime(element, out var column))
            {
                _column = column;
                return;
            }
        }
    }

    /// <summary>Reads the times of all records.</summary>
    public void Read(FlowBatch batch, Span<long> times)
    {
        foreach (ref readonly var run in batch.Runs)
        {
            times[run.Start..run.End].Fill(run.Source.ExportTime);
        }
        if (_column is not { } column)
        {
            return;
        }
        var sent = batch[column];
        for (var row = 0; row < times.Length; row++)
        {
            if (sent[row] is > 0 and < Latest and var time)
            {
                times[row] = time;
            }
        }
    }
}
