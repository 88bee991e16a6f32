namespace FlowHost.Sdk;

/// <summary>How a value gets from its storage into text: <see cref="FieldFormat"/>, as far as the storage allows.</summary>
internal enum ValueFormat : byte
{
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Int64,
    Double,
    Single,
    Boolean,
    IPv4,
    IPv6,
    Address,
    Mac,
    Time,
    Text,
    Octets,
    List,
}
