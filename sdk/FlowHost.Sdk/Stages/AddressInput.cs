namespace FlowHost.Sdk;

/// <summary>An address of either family that a <see cref="RowEnricher"/> reads; from <see cref="RowEnricher.ReadAddress"/>.</summary>
public readonly struct AddressInput
{
    internal AddressInput(Input<uint> v4, Input<UInt128> v6)
    {
        V4 = v4;
        V6 = v6;
    }

    internal Input<uint> V4 { get; }

    internal Input<UInt128> V6 { get; }
}
