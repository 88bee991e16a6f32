using FlowHost.Sdk;

namespace FlowHost.Enrichers.FlowInfo.Ends;

/// <summary>Writes a group of fields on the ends of each record.</summary>
internal sealed class FlowWriter
{
    private const byte True = 1;    // RFC 7011 section 6.1.5
    private const byte False = 2;
    private const uint HashModulus = 10_000;

    private readonly bool _isIPv6;
    private readonly NewColumn<UInt128> _addressA;
    private readonly NewColumn<uint> _portA;
    private readonly NewColumn<UInt128> _addressB;
    private readonly NewColumn<uint> _portB;
    private readonly NewColumn<Text> _id;
    private readonly NewColumn<Text> _idWithPort;
    private readonly NewColumn<byte> _direction;
    private readonly NewColumn<uint> _hashA;
    private readonly NewColumn<uint> _hashB;
    private readonly NewColumn<uint> _hashAMod;
    private readonly NewColumn<uint> _hashBMod;

    /// <summary>Adds the fields.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="group">What they are below: <c>flowinfo</c>.</param>
    /// <param name="isIPv6">As <see cref="FlowReader.IsIPv6"/>.</param>
    public FlowWriter(SchemaBuilder schema, string group, bool isIPv6)
    {
        _isIPv6 = isIPv6;
        var address = isIPv6 ? FieldFormat.IPv6 : FieldFormat.Address;
        _addressA = schema.Add(Field.New<UInt128>($"{group}.IPAddress_A", address));
        _portA = schema.Add(Field.UInt32($"{group}.Port_A"));
        _addressB = schema.Add(Field.New<UInt128>($"{group}.IPAddress_B", address));
        _portB = schema.Add(Field.UInt32($"{group}.Port_B"));
        _id = schema.Add(Field.Text($"{group}.FlowID"));
        _idWithPort = schema.Add(Field.Text($"{group}.FlowIDWithPort"));
        _direction = schema.Add(Field.New<byte>($"{group}.Direction", FieldFormat.Boolean));
        _hashA = schema.Add(Field.UInt32($"{group}.Hash_A"));
        _hashB = schema.Add(Field.UInt32($"{group}.Hash_B"));
        _hashAMod = schema.Add(Field.UInt32($"{group}.Hash_A_Mod"));
        _hashBMod = schema.Add(Field.UInt32($"{group}.Hash_B_Mod"));
    }

    /// <summary>Writes all records.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="flows">Source and destination of each record.</param>
    /// <param name="isSwapped">For each record whether A is its destination; empty: of none.</param>
    public void Write(FlowBatch batch, ReadOnlySpan<Flow> flows, ReadOnlySpan<bool> isSwapped)
    {
        WriteEnds(batch, flows, isSwapped);
        WriteHashes(batch);
        var ids = batch[_id];
        var idsWithPort = batch[_idWithPort];
        Span<byte> id = stackalloc byte[FlowIdText.MaxLength];
        Span<byte> withPorts = stackalloc byte[FlowIdText.MaxLength];
        for (var row = 0; row < flows.Length; row++)
        {
            var (idLength, length) = FlowIdText.Write(flows[row], _isIPv6, id, withPorts);
            ids.Set(row, id[..idLength]);
            idsWithPort.Set(row, withPorts[..length]);
        }
    }

    private void WriteEnds(FlowBatch batch, ReadOnlySpan<Flow> flows, ReadOnlySpan<bool> isSwapped)
    {
        var addressesA = batch[_addressA].FillAll();
        var addressesB = batch[_addressB].FillAll();
        var portsA = batch[_portA].FillAll();
        var portsB = batch[_portB].FillAll();
        var directions = batch[_direction].FillAll();
        for (var row = 0; row < flows.Length; row++)
        {
            ref readonly var flow = ref flows[row];
            var swap = !isSwapped.IsEmpty && isSwapped[row];
            (addressesA[row], addressesB[row]) = swap ? (flow.Destination, flow.Source) : (flow.Source, flow.Destination);
            (portsA[row], portsB[row]) = swap ? (flow.DestinationPort, flow.SourcePort) : (flow.SourcePort, flow.DestinationPort);
            directions[row] = flow.IsSourceLower != swap ? True : False;
        }
    }

    private void WriteHashes(FlowBatch batch)
    {
        Write(batch[_addressA].FillAll(), batch[_hashA].FillAll(), batch[_hashAMod].FillAll());
        Write(batch[_addressB].FillAll(), batch[_hashB].FillAll(), batch[_hashBMod].FillAll());
    }

    private void Write(ReadOnlySpan<UInt128> addresses, Span<uint> hashes, Span<uint> remainders)
    {
        for (var row = 0; row < addresses.Length; row++)
        {
            var hash = AddressHash.Of(addresses[row], _isIPv6);
            hashes[row] = hash;
            remainders[row] = hash % HashModulus;
        }
    }
}
