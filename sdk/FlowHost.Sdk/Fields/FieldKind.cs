namespace FlowHost.Sdk;

/// <summary>How a field is stored: the type of its column.</summary>
public enum FieldKind : byte
{
    /// <summary><see cref="byte"/></summary>
    UInt8,

    /// <summary><see cref="ushort"/></summary>
    UInt16,

    /// <summary><see cref="uint"/>; IPv4 addresses and seconds too.</summary>
    UInt32,

    /// <summary><see cref="ulong"/>; MAC addresses and times too.</summary>
    UInt64,

    /// <summary><see cref="long"/>: every signed integer.</summary>
    Int64,

    /// <summary><see cref="double"/></summary>
    Double,

    /// <summary><see cref="System.UInt128"/>: IPv6 addresses.</summary>
    UInt128,

    /// <summary>UTF-8 text, marked by <see cref="Sdk.Text"/>.</summary>
    Text,

    /// <summary>Octets, marked by <see cref="Sdk.Octets"/>.</summary>
    Octets,

    /// <summary>Structured data (RFC 6313), marked by <see cref="FlowList"/>.</summary>
    List,
}
