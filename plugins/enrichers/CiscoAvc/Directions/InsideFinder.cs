using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.Directions;

/// <summary>Tells for each record of a batch which end is inside.</summary>
internal sealed class InsideFinder(FlowDirections directions)
{
    private const ulong ReverseInitiator = 2;

    private ulong[] _inside = [];

    /// <summary>Finds the inner ends; the result holds until the next call.</summary>
    public ReadOnlySpan<ulong> Find(FlowBatch batch, NumberColumn flowDirection, NumberColumn biflowDirection)
    {
        if (_inside.Length < batch.Count)
        {
            _inside = new ulong[batch.Count];
        }
        var inside = _inside.AsSpan(0, batch.Count);
        var flow = directions.Read(batch, flowDirection);
        var biflow = biflowDirection.Of(batch);
        for (var row = 0; row < inside.Length; row++)
        {
            inside[row] = flow[row] == Direction.Unknown || !biflow.Has(row)
                ? InnerEnd.Unknown
                : Of(flow[row] == Direction.Ingress, biflow[row] == ReverseInitiator);
        }
        return inside;
    }

    // What comes in from outside was sent by the client, unless the device had to take the ends for each other.
    private static ulong Of(bool isIngress, bool isReversed) => isIngress != isReversed ? InnerEnd.Server : InnerEnd.Client;
}
