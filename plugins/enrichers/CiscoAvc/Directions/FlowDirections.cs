using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.Directions;

/// <summary>Reads flowDirection as each agent codes it.</summary>
internal sealed class FlowDirections
{
    private readonly AgentMap<DirectionCoding> _codings = new();
    private Direction[] _directions = [];

    /// <summary>Reads the directions of a batch; the result holds until the next call. Once a batch: a row may change how its agent's later rows are read.</summary>
    public ReadOnlySpan<Direction> Read(FlowBatch batch, NumberColumn flowDirection)
    {
        if (_directions.Length < batch.Count)
        {
            _directions = new Direction[batch.Count];
        }
        var sent = flowDirection.Of(batch);
        foreach (var run in batch.Runs)
        {
            var coding = _codings[run.Agent];
            for (var row = run.Start; row < run.End; row++)
            {
                _directions[row] = sent.Has(row) ? coding.Read(sent[row]) : Direction.Unknown;
            }
        }
        return _directions.AsSpan(0, batch.Count);
    }
}
