using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.Directions;

/// <summary>Tells for each record of a batch which end is inside.</summary>
internal sealed class InsideFinder(FlowDirections directions)
{
    private const ulong ReverseInitiator = 2;

    private Inside[] _inside = [];

    /// <summary>Finds the inner ends; the result holds until the next call.</summary>
    public ReadOnlySpan<Inside> Find(FlowBatch batch, NumberColumn flowDirection, NumberColumn biflowDirection)
    {
        if (_inside.Length < batch.Count)
        {
            _inside = new Inside[batch.Count];
        }
        var inside = _inside.AsSpan(0, batch.Count);
        var flow = directions.Read(batch, flowDirection);
        var biflow = biflowDirection.Of(batch);
        for (var row = 0; row < inside.Length; row++)
        {
            inside[row] = flow[row] == Direction.Unknown || !biflow.Has(row)
                ? Inside.Unknown
                : Of(flow[row] == Direction.Ingress, biflow[row] == ReverseInitiator);
        }
        return inside;
    }

    // What comes in from outside was sent by the client, unless the device had to take the ends for each other.
    private static Inside Of(bool isIngress, bool isReversed) => isIngress != isReversed ? Inside.Server : Inside.Client;
}
