using FlowHost.Enrichers.FlowInfo.Ends;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.FlowInfo.Nat;

/// <summary>Gives flows that were seen outside the ends that they have inside.</summary>
internal sealed class NatJoin(SchemaBuilder schema, NatTable table)
{
    private readonly NatElements _elements = new(schema);

    /// <summary>Replaces the ends of translated flows.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="flows">The ends of each record.</param>
    /// <param name="times">Room for a time of each record.</param>
    public void Undo(FlowBatch batch, Span<Flow> flows, Span<long> times)
    {
        if (table.Count == 0)
        {
            return;
        }
        _elements.Times.Read(batch, times);
        var rows = _elements.Of(batch);
        table.Gate.EnterReadLock();
        try
        {
            foreach (ref readonly var run in batch.Runs)
            {
                for (var row = run.Start; row < run.End; row++)
                {
                    Undo(ref flows[row], rows.Protocol(row), rows.Scope(row, run.Agent), times[row]);
                }
            }
        }
        finally
        {
            table.Gate.ExitReadLock();
        }
    }

    private void Undo(ref Flow flow, byte protocol, in NatScope scope, long time)
    {
        var key = NatKey.Session(protocol, flow.Source, (ushort)flow.SourcePort, flow.Destination, (ushort)flow.DestinationPort);
        if (table.Has(NatKind.Session) && table.Find(key, 0, scope, time, out var isReverse) is >= 0 and var session)
        {
            ref var inner = ref table.At(session);
            flow = isReverse
                ? new Flow
                {
                    Source = inner.InnerDestination, SourcePort = inner.InnerDestinationPort,
                    Destination = inner.InnerSource, DestinationPort = inner.InnerSourcePort,
                }
                : new Flow
                {
                    Source = inner.InnerSource, SourcePort = inner.InnerSourcePort,
                    Destination = inner.InnerDestination, DestinationPort = inner.InnerDestinationPort,
                };
            return;
        }
        if (table.Has(NatKind.Endpoint) || table.Has(NatKind.PortBlock) || table.Has(NatKind.Address))
        {
            Undo(ref flow.Source, ref flow.SourcePort, protocol, scope, time);
            Undo(ref flow.Destination, ref flow.DestinationPort, protocol, scope, time);
        }
    }

    // A block or an address says nothing of ports: the outer one stays.
    private void Undo(ref UInt128 address, ref uint port, byte protocol, in NatScope scope, long time)
    {
        var outer = (ushort)port;
        if (table.Has(NatKind.Endpoint) && table.Find(NatKey.Endpoint(protocol, address, outer), 0, scope, time, out _) is >= 0 and var endpoint)
        {
            port = table.At(endpoint).InnerSourcePort;
            address = table.At(endpoint).InnerSource;
        }
        else if (table.Has(NatKind.PortBlock) && table.Find(NatKey.PortBlock(address, outer), outer, scope, time, out _) is >= 0 and var block)
        {
            address = table.At(block).InnerSource;
        }
        else if (table.Has(NatKind.Address) && table.Find(NatKey.Address(address), 0, scope, time, out _) is >= 0 and var binding)
        {
            address = table.At(binding).InnerSource;
        }
    }
}
