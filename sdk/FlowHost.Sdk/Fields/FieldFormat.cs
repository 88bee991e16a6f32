namespace FlowHost.Sdk;

/// <summary>How a field's value is written for people and in JSON.</summary>
public enum FieldFormat : byte
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>A number that was single precision on the wire: its shortest form differs from the double's.</summary>
    Single,

    /// <summary>1 is true, 2 is false; other values stay numbers.</summary>
    Boolean,

    /// <summary>Dotted decimal.</summary>
    IPv4,

    /// <summary>RFC 5952.</summary>
    IPv6,

    /// <summary><c>aa:bb:cc:dd:ee:ff</c>.</summary>
    Mac,

    /// <summary>RFC 3339 in UTC; the fraction follows from <see cref="Field.TimeUnit"/>.</summary>
    Time,

    /// <summary>UTF-8 text.</summary>
    Text,

    /// <summary>Lower-case hex.</summary>
    Octets,

    /// <summary>An array.</summary>
    List,

    /// <summary>An address of either family in a <see cref="System.UInt128"/>: <c>::ffff:a.b.c.d</c> is written as dotted decimal.</summary>
    Address,
}
