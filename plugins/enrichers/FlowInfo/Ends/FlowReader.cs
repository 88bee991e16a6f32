using FlowHost.Sdk;

namespace FlowHost.Enrichers.FlowInfo.Ends;

/// <summary>Reads the ends of each record of a batch.</summary>
internal sealed class FlowReader
{
    private (Column<uint> Source, Column<uint> Destination)? _v4;
    private (Column<UInt128> Source, Column<UInt128> Destination)? _v6;
    private Column<ulong>? _sourcePort;
    private Column<ulong>? _destinationPort;

    /// <summary>Whether addresses are of IPv6 alone: a mapped IPv4 address among them stays one of 16 octets.</summary>
    public bool IsIPv6 => _v4 is null;

    /// <summary>Null when the schema has not both addresses of one family. A port that it has not is 0.</summary>
    public static FlowReader? Bind(SchemaBuilder schema, EndElements elements)
    {
        var reader = new FlowReader();
        if (schema.TryGet(elements.SourceV4, out var source4) && schema.TryGet(elements.DestinationV4, out var destination4))
        {
            reader._v4 = (source4, destination4);
        }
        if (schema.TryGet(elements.SourceV6, out var source6) && schema.TryGet(elements.DestinationV6, out var destination6))
        {
            reader._v6 = (source6, destination6);
        }
        if (reader._v4 is null && reader._v6 is null)
        {
            return null;
        }
        reader._sourcePort = schema.TryGetNumber(elements.SourcePort, out var sourcePort) ? sourcePort : null;
        reader._destinationPort = schema.TryGetNumber(elements.DestinationPort, out var destinationPort) ? destinationPort : null;
        return reader;
    }

    /// <summary>Reads all records.</summary>
    public void Read(FlowBatch batch, Span<Flow> flows)
    {
        if (_v4 is { } v4)
        {
            var sources = batch[v4.Source];
            var destinations = batch[v4.Destination];
            for (var row = 0; row < flows.Length; row++)
            {
                flows[row].Source = IpAddress.FromIPv4(sources[row]);
                flows[row].Destination = IpAddress.FromIPv4(destinations[row]);
            }
        }
        if (_v6 is { } v6)
        {
            ReadV6(batch[v6.Source], batch[v6.Destination], flows);
        }
        var sourcePorts = _sourcePort is { } sourcePort ? batch[sourcePort] : default;
        var destinationPorts = _destinationPort is { } destinationPort ? batch[destinationPort] : default;
        for (var row = 0; row < flows.Length; row++)
        {
            flows[row].SourcePort = sourcePorts.IsEmpty ? 0 : (uint)sourcePorts[row];
            flows[row].DestinationPort = destinationPorts.IsEmpty ? 0 : (uint)destinationPorts[row];
        }
    }

    // Where a template has both families, the one that a record does not use is zero: IPv4 counts unless both of its addresses are.
    private void ReadV6(ReadOnlySpan<UInt128> sources, ReadOnlySpan<UInt128> destinations, Span<Flow> flows)
    {
        for (var row = 0; row < flows.Length; row++)
        {
            if (_v4 is null || (IsUnset(flows[row]) && (sources[row] | destinations[row]) != UInt128.Zero))
            {
                flows[row].Source = sources[row];
                flows[row].Destination = destinations[row];
            }
        }
    }

    private static bool IsUnset(in Flow flow) => (IpAddress.ToIPv4(flow.Source) | IpAddress.ToIPv4(flow.Destination)) == 0;
}
