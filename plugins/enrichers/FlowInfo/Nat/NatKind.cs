namespace FlowHost.Enrichers.FlowInfo.Nat;

/// <summary>What a translation is of.</summary>
internal enum NatKind : byte
{
    /// <summary>One flow between two ends.</summary>
    Session,

    /// <summary>One address and port, whoever it speaks with (RFC 6146: BIB entry).</summary>
    Endpoint,

    /// <summary>A range of ports of one address.</summary>
    PortBlock,

    /// <summary>A whole address.</summary>
    Address,
}
