using FlowHost.Sdk;

namespace FlowHost.Pipelines.Selection;

/// <summary>An address is in one of some networks.</summary>
internal sealed class AddressCondition(OutputField output, AddressRange[] accepted) : IRowCondition
{
    private readonly FieldReader[] _columns = new FieldReader[output.Columns.Count];

    /// <summary>Whether a field is stored as an address: one of another length keeps its octets.</summary>
    public static bool Suits(Field field) =>
        field is { Format: FieldFormat.IPv4, Kind: FieldKind.UInt32 } or { Format: FieldFormat.IPv6 or FieldFormat.Address, Kind: FieldKind.UInt128 };

    /// <inheritdoc/>
    public void Begin(FlowBatch batch)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i] = batch.Reader(output.Columns[i]);
        }
    }

    /// <inheritdoc/>
    public bool Holds(int row)
    {
        foreach (ref readonly var column in _columns.AsSpan())
        {
            if (!column.IsNull(row) && IsAccepted(column.Kind == FieldKind.UInt32 ? IpAddress.FromIPv4((uint)column.UInt64(row)) : column.UInt128(row)))
            {
                return true;
            }
        }
        return false;
    }

    private bool IsAccepted(UInt128 address)
    {
        foreach (var range in accepted)
        {
            if (range.Contains(address))
            {
                return true;
            }
        }
        return false;
    }
}
