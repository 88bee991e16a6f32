namespace FlowHost.Sdk;

/// <summary>Reads addresses of either family as one type, IPv4 as <c>::ffff:a.b.c.d</c>.</summary>
public readonly ref struct AddressReader
{
    internal AddressReader(ReadOnlySpan<uint> v4, ReadOnlySpan<UInt128> v6)
    {
        V4 = v4;
        V6 = v6;
    }

    /// <summary>A row's address. Where the template has both families, the one that is not zero.</summary>
    public UInt128 this[int row] =>
        V6.IsEmpty || (!V4.IsEmpty && V4[row] != 0) ? IpAddress.FromIPv4(V4[row]) : V6[row];

    /// <summary>True when the template has no IPv6 address: <see cref="V4"/> then is the short way.</summary>
    public bool OnlyV4 => V6.IsEmpty;

    /// <summary>The IPv4 column; empty when there is none.</summary>
    public ReadOnlySpan<uint> V4 { get; }

    /// <summary>The IPv6 column; empty when there is none.</summary>
    public ReadOnlySpan<UInt128> V6 { get; }
}
