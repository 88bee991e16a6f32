using FlowHost.Sdk;

namespace FlowHost.Enrichers.FlowInfo.Directions;

/// <summary>Reads flowDirection and biflowDirection.</summary>
internal sealed class DirectionReader
{
    private const ulong ReverseInitiator = 2;   // RFC 5103 section 6.3

    private readonly AgentMap<DirectionCoding> _codings;
    private readonly Column<ulong>? _flow;
    private readonly Column<ulong>? _biflow;

    private DirectionReader(AgentMap<DirectionCoding> codings, Column<ulong>? flow, Column<ulong>? biflow)
    {
        _codings = codings;
        _flow = flow;
        _biflow = biflow;
    }

    /// <summary>Whether records have a flowDirection.</summary>
    public bool HasFlowDirection => _flow is not null;

    /// <summary>Null when the schema has neither element.</summary>
    public static DirectionReader? Bind(SchemaBuilder schema, AgentMap<DirectionCoding> codings)
    {
        Column<ulong>? flow = schema.TryGetNumber(Elements.FlowDirection, out var flowColumn) ? flowColumn : null;
        Column<ulong>? biflow = schema.TryGetNumber(Elements.BiflowDirection, out var biflowColumn) ? biflowColumn : null;
        return flow is null && biflow is null ? null : new DirectionReader(codings, flow, biflow);
    }

    /// <summary>Reads how each record passed the observation point. Once a batch: a record may change how its device's later ones are read.</summary>
    public void Read(FlowBatch batch, Span<Direction> directions)
    {
        if (_flow is not { } column)
        {
            directions.Clear();
            return;
        }
        var values = batch[column];
        var present = batch.Present(column);
        foreach (ref readonly var run in batch.Runs)
        {
            var coding = _codings[run.Agent];
            for (var row = run.Start; row < run.End; row++)
            {
                directions[row] = present.IsEmpty || present[row] != 0 ? coding.Read(values[row]) : Direction.Unknown;
            }
        }
    }

    /// <summary>Whether A is the destination: what comes in has the far end as its source, and a reverse initiator turns that round again.</summary>
    public void ReadSwaps(FlowBatch batch, ReadOnlySpan<Direction> directions, Span<bool> isSwapped)
    {
        for (var row = 0; row < directions.Length; row++)
        {
            isSwapped[row] = directions[row] == Direction.Ingress;
        }
        if (_biflow is { } column)
        {
            var biflows = batch[column];
            for (var row = 0; row < isSwapped.Length; row++)
            {
                isSwapped[row] ^= biflows[row] == ReverseInitiator;
            }
        }
    }
}
