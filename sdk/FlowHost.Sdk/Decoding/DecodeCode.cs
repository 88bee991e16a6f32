namespace FlowHost.Sdk;

/// <summary>Conversions from the wire to columns: "wire octets to storage".</summary>
internal enum DecodeCode : byte
{
    Skip,
    U8To8,
    U16To16,
    U32To32,
    U64To64,
    U8To32,
    U16To32,
    U32To64,

    /// <summary>Any other reduced or odd size (RFC 7011 section 6.2), told by the column's kind.</summary>
    Unsigned,
    Signed,

    /// <summary>64 bits of which 0 is no time (RFC 5905 section 6).</summary>
    NtpTime,
    Float32,
    Float64,
    UInt128,
    Text,
    Octets,
}
