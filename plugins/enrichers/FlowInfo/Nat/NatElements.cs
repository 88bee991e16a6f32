using FlowHost.Sdk;

namespace FlowHost.Enrichers.FlowInfo.Nat;

/// <summary>The columns of a schema that a translation's key and scope are read from; a number that it has not is null.</summary>
internal sealed class NatElements
{
    private readonly Column<ulong>? _protocol;
    private readonly Column<ulong>? _vrf;
    private readonly Column<ulong>? _otherVrf;

    public NatElements(SchemaBuilder schema)
    {
        _protocol = Number(schema, Elements.ProtocolIdentifier);
        _vrf = Number(schema, Elements.IngressVRFID);
        _otherVrf = Number(schema, Elements.EgressVRFID);
        Times = new RecordTimes(schema);
    }

    public RecordTimes Times { get; }

    public static Column<ulong>? Number(SchemaBuilder schema, Element element) => schema.TryGetNumber(element, out var column) ? column : null;

    public Rows Of(FlowBatch batch) => new(Values(batch, _protocol), Values(batch, _vrf), Values(batch, _otherVrf));

    public static ReadOnlySpan<ulong> Values(FlowBatch batch, Column<ulong>? column) => column is { } there ? batch[there] : default;

    public readonly ref struct Rows(ReadOnlySpan<ulong> protocols, ReadOnlySpan<ulong> vrfs, ReadOnlySpan<ulong> otherVrfs)
    {
        private readonly ReadOnlySpan<ulong> _protocols = protocols;
        private readonly ReadOnlySpan<ulong> _vrfs = vrfs;
        private readonly ReadOnlySpan<ulong> _otherVrfs = otherVrfs;

        public byte Protocol(int row) => _protocols.IsEmpty ? (byte)0 : (byte)_protocols[row];

        public NatScope Scope(int row, Agent agent) => new(agent.Address, Vrf(_vrfs, row), Vrf(_otherVrfs, row));

        private static long Vrf(ReadOnlySpan<ulong> vrfs, int row) => vrfs.IsEmpty ? NatScope.NoVrf : (long)(vrfs[row] & long.MaxValue);
    }
}
