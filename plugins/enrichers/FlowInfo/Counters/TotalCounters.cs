using FlowHost.Enrichers.FlowInfo.Directions;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.FlowInfo.Counters;

/// <summary>One counter of a record as its total, and as what went in or out.</summary>
internal sealed class TotalCounters
{
    private readonly Column<ulong> _counter;
    private readonly NewColumn<ulong>? _total;
    private readonly NewColumn<ulong>? _in;
    private readonly NewColumn<ulong>? _out;

    private TotalCounters(SchemaBuilder schema, Column<ulong> counter, string unit, bool isDirected)
    {
        _counter = counter;
        _total = Add(schema, $"total_{unit}");
        _in = isDirected ? Add(schema, $"out2in_{unit}") : null;
        _out = isDirected ? Add(schema, $"in2out_{unit}") : null;
    }

    /// <summary>Null when the schema does not have the counter.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="element">The counter.</param>
    /// <param name="unit">The end of the fields' names: <c>pkts</c>.</param>
    /// <param name="isDirected">Whether the counter is of one direction, which records say.</param>
    public static TotalCounters? Bind(SchemaBuilder schema, Element element, string unit, bool isDirected) =>
        schema.TryGetNumber(element, out var counter) ? new TotalCounters(schema, counter, unit, isDirected) : null;

    /// <summary>Writes all records.</summary>
    public void Write(FlowBatch batch, ReadOnlySpan<Direction> directions)
    {
        var counts = batch[_counter];
        var present = batch.Present(_counter);
        if (_total is { } total)
        {
            Copy(counts, present, batch[total]);
        }
        if (_in is { } inward)
        {
            Copy(counts, present, batch[inward], directions, Direction.Ingress);
        }
        if (_out is { } outward)
        {
            Copy(counts, present, batch[outward], directions, Direction.Egress);
        }
    }

    private static void Copy(ReadOnlySpan<ulong> counts, ReadOnlySpan<byte> present, ColumnWriter<ulong> to)
    {
        if (present.IsEmpty)
        {
            counts.CopyTo(to.FillAll());
            return;
        }
        for (var row = 0; row < counts.Length; row++)
        {
            if (present[row] != 0)
            {
                to[row] = counts[row];
            }
        }
    }

    private static void Copy(
        ReadOnlySpan<ulong> counts, ReadOnlySpan<byte> present, ColumnWriter<ulong> to, ReadOnlySpan<Direction> directions, Direction wanted)
    {
        for (var row = 0; row < counts.Length; row++)
        {
            if (directions[row] == wanted && (present.IsEmpty || present[row] != 0))
            {
                to[row] = counts[row];
            }
        }
    }

    private static NewColumn<ulong>? Add(SchemaBuilder schema, string name) => schema.IsFree(name) ? schema.Add(Field.UInt64(name)) : null;
}
