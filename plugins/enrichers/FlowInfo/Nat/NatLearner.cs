using FlowHost.Sdk;

namespace FlowHost.Enrichers.FlowInfo.Nat;

/// <summary>Learns translations from the events of one schema.</summary>
internal sealed class NatLearner
{
    private readonly NatTable _table;
    private readonly NatElements _elements;
    private readonly Column<ulong> _event;
    private readonly AddressColumn _inner;
    private readonly AddressColumn _outer;
    private readonly AddressColumn? _innerPeer;
    private readonly AddressColumn? _outerPeer;
    private readonly Column<ulong>?[] _numbers;

    private NatLearner(SchemaBuilder schema, NatTable table, Column<ulong> natEvent, AddressColumn inner, AddressColumn outer)
    {
        (_table, _event, _inner, _outer) = (table, natEvent, inner, outer);
        _elements = new NatElements(schema);
        _innerPeer = schema.TryGetAddress(Elements.DestinationIPv4Address, Elements.DestinationIPv6Address, out var innerPeer) ? innerPeer : null;
        var isPeerSent = schema.TryGetAddress(Elements.PostNATDestinationIPv4Address, Elements.PostNATDestinationIPv6Address, out var outerPeer);
        _outerPeer = isPeerSent ? outerPeer : null;
        _numbers =
        [
            NatElements.Number(schema, Elements.SourceTransportPort),
            NatElements.Number(schema, Elements.DestinationTransportPort),
            NatElements.Number(schema, Elements.PostNAPTSourceTransportPort),
            NatElements.Number(schema, Elements.PostNAPTDestinationTransportPort),
            NatElements.Number(schema, Elements.PortRangeStart),
            NatElements.Number(schema, Elements.PortRangeEnd),
            NatElements.Number(schema, Elements.PortRangeNumPorts),
        ];
    }

    /// <summary>Null when records of the schema are no translation events.</summary>
    public static NatLearner? Bind(SchemaBuilder schema, NatTable table)
    {
        if (!schema.TryGetNumber(Elements.NatEvent, out var natEvent)
            || !schema.TryGetAddress(Elements.SourceIPv4Address, Elements.SourceIPv6Address, out var inner)
            || !schema.TryGetAddress(Elements.PostNATSourceIPv4Address, Elements.PostNATSourceIPv6Address, out var outer))
        {
            return null;
        }
        schema.WritesSharedTables();
        return new NatLearner(schema, table, natEvent, inner, outer);
    }

    public void Learn(FlowBatch batch, Span<long> times)
    {
        _elements.Times.Read(batch, times);
        _table.Gate.EnterWriteLock();
        try
        {
            var events = batch[_event];
            foreach (ref readonly var run in batch.Runs)
            {
                for (var row = run.Start; row < run.End; row++)
                {
                    if (NatAction.Of(events[row]) is { } action)
                    {
                        Learn(batch, row, run, action, times[row]);
                    }
                }
            }
        }
        finally
        {
            _table.Gate.ExitWriteLock();
        }
    }

    private void Learn(FlowBatch batch, int row, in SourceRun run, NatAction action, long time)
    {
        var rows = _elements.Of(batch);
        var outer = batch[_outer][row];
        var peer = Peer(batch, row);
        if (IsUnset(outer))
        {
            return;
        }
        var mapping = new NatMapping
        {
            InnerSource = batch[_inner][row],
            Exporter = run.Agent.Address,
            Vrf = rows.Scope(row, run.Agent).Vrf,
            Start = time,
            Received = run.Source.ReceiveTime,
            InnerSourcePort = Number(batch, row, 0),
            LastPort = ushort.MaxValue,
        };
        // A port that is not sent is not translated.
        var port = _numbers[2] is null ? mapping.InnerSourcePort : Number(batch, row, 2);
        switch (action.Kind)
        {
            case NatKind.PortBlock:
                Apply(batch, row, action, mapping with { InnerSourcePort = 0 }, outer);
                return;
            case NatKind.Address:
            case NatKind.Session when IsUnset(peer) && port == 0:
                mapping.InnerSourcePort = 0;
                mapping.Key = NatKey.Address(outer);
                break;
            case NatKind.Endpoint:
            case NatKind.Session when IsUnset(peer):
                mapping.Key = NatKey.Endpoint(rows.Protocol(row), outer, port);
                break;
            default:
                mapping.InnerDestination = batch[_innerPeer!.Value][row];
                mapping.InnerDestinationPort = Number(batch, row, 1);
                // Neither is a port of 0 beside an address that is not translated.
                var peerPort = Number(batch, row, 3) is > 0 and var sent ? sent : mapping.InnerDestinationPort;
                mapping.Key = NatKey.Session(rows.Protocol(row), outer, port, peer, peerPort);
                break;
        }
        Apply(action, mapping);
    }

    /// <summary>A block is kept once for each 256 ports that it touches.</summary>
    private void Apply(FlowBatch batch, int row, NatAction action, NatMapping block, UInt128 outer)
    {
        var first = Number(batch, row, 4);
        var count = Number(batch, row, 6);
        var last = _numbers[5] is not null ? Number(batch, row, 5) : first + Math.Max((int)count, 1) - 1;
        block.FirstPort = first;
        block.LastPort = (ushort)Math.Clamp(last, first, ushort.MaxValue);
        for (var port = first & 0xFF00; port <= block.LastPort; port += 256)
        {
            block.Key = NatKey.PortBlock(outer, port);
            Apply(action, block);
        }
    }

    private void Apply(NatAction action, in NatMapping mapping)
    {
        if (action.IsCreate)
        {
            _table.Create(mapping);
        }
        else
        {
            _table.Delete(mapping);
        }
    }

    /// <summary>The far end as the outside sees it; one that is not sent is not translated, unless it is of another family.</summary>
    private UInt128 Peer(FlowBatch batch, int row)
    {
        if (_innerPeer is not { } innerColumn)
        {
            return default;
        }
        var inner = batch[innerColumn][row];
        var outer = _outerPeer is { } outerColumn ? batch[outerColumn][row] : default;
        return !IsUnset(outer) ? outer : IpAddress.IsIPv4(inner) == IpAddress.IsIPv4(batch[_outer][row]) ? inner : default;
    }

    private ushort Number(FlowBatch batch, int row, int index) => _numbers[index] is { } column ? (ushort)batch[column][row] : (ushort)0;

    private static bool IsUnset(UInt128 address) => address == UInt128.Zero || address == IpAddress.FromIPv4(0);
}
