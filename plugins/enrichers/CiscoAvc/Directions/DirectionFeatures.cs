using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Enrichers.CiscoAvc.ResponseTime;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.Directions;

/// <summary>The counters and delays of client and server as those of inside and outside, for conversations (<c>art</c>, <c>conn</c>).</summary>
internal sealed class DirectionFeatures(CiscoAvcOptions options, FlowDirections directions) : IEnricher
{
    private readonly InsideFinder _finder = new(directions);

    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        var flowDirection = NumberColumn.Find(schema, Elements.FlowDirection);
        var biflowDirection = NumberColumn.Find(schema, Elements.BiflowDirection);
        if (schema.Current.RecordType is not (ResponseTimeFeatures.RecordType or "conn") || !flowDirection.IsThere || !biflowDirection.IsThere)
        {
            return null;
        }
        var all = DirectedVolumes.Bind(schema, Traffic.Octets(schema, options.Layer2Octets));
        all += DirectedVolumes.Bind(schema, Traffic.Packets(schema));
        all += DirectedLosses.Bind(schema, Traffic.Octets(schema, options.Layer2Octets));
        all += DirectedLosses.Bind(schema, Traffic.Packets(schema));
        all += DirectedDelays.Bind(schema);
        // Read even if there is nothing to write: the agent may show how it codes directions.
        return batch =>
        {
            var inside = _finder.Find(batch, flowDirection, biflowDirection);
            all?.Invoke(batch, inside);
        };
    }
}
