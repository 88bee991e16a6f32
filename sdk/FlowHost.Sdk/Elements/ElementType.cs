namespace FlowHost.Sdk;

/// <summary>Abstract data types of information elements (RFC 7012 section 3.1, RFC 6313 section 4.5).</summary>
public enum ElementType : byte
{
    /// <summary>Octets without further meaning; also what an unknown element is.</summary>
    OctetArray,

    /// <summary>An unsigned integer of up to 1 octet.</summary>
    Unsigned8,

    /// <summary>An unsigned integer of up to 2 octets.</summary>
    Unsigned16,

    /// <summary>An unsigned integer of up to 4 octets.</summary>
    Unsigned32,

    /// <summary>An unsigned integer of up to 8 octets.</summary>
    Unsigned64,

    /// <summary>An unsigned integer of up to 32 octets; more than 8 on the wire are kept as octets.</summary>
    Unsigned256,

    /// <summary>A signed integer of 1 octet.</summary>
    Signed8,

    /// <summary>A signed integer of up to 2 octets.</summary>
    Signed16,

    /// <summary>A signed integer of up to 4 octets.</summary>
    Signed32,

    /// <summary>A signed integer of up to 8 octets.</summary>
    Signed64,

    /// <summary>IEEE 754 single precision.</summary>
    Float32,

    /// <summary>IEEE 754 double precision, single precision where the wire has 4 octets.</summary>
    Float64,

    /// <summary>1 is true, 2 is false (RFC 7011 section 6.1.5).</summary>
    Boolean,

    /// <summary>6 octets.</summary>
    MacAddress,

    /// <summary>UTF-8 text.</summary>
    String,

    /// <summary>4 octets: seconds since 1970-01-01 UTC.</summary>
    DateTimeSeconds,

    /// <summary>8 octets: milliseconds since 1970-01-01 UTC.</summary>
    DateTimeMilliseconds,

    /// <summary>8 octets in NTP format, exact to a microsecond (RFC 7011 section 6.1.9).</summary>
    DateTimeMicroseconds,

    /// <summary>8 octets in NTP format (RFC 7011 section 6.1.10).</summary>
    DateTimeNanoseconds,

    /// <summary>4 octets.</summary>
    IPv4Address,

    /// <summary>16 octets.</summary>
    IPv6Address,

    /// <summary>A list of values of one element (RFC 6313 section 4.5.1).</summary>
    BasicList,

    /// <summary>A list of records of one template (RFC 6313 section 4.5.2).</summary>
    SubTemplateList,

    /// <summary>A list of records of several templates (RFC 6313 section 4.5.3).</summary>
    SubTemplateMultiList,
}
