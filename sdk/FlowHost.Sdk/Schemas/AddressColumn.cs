namespace FlowHost.Sdk;

/// <summary>An address, IPv4 or IPv6, whichever the device sent; from <see cref="SchemaBuilder.TryGetAddress"/>.</summary>
public readonly struct AddressColumn
{
    internal AddressColumn(Column<uint>? v4, Column<UInt128>? v6)
    {
        V4 = v4;
        V6 = v6;
    }

    internal Column<uint>? V4 { get; }

    internal Column<UInt128>? V6 { get; }
}
