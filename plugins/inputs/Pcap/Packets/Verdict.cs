namespace FlowHost.Inputs.Pcap.Packets;

/// <summary>What became of a packet.</summary>
internal enum Verdict
{
    /// <summary>It is a UDP datagram, or completes one.</summary>
    Datagram,

    /// <summary>It is no UDP.</summary>
    Foreign,

    /// <summary>Its link type is not read.</summary>
    UnknownLink,

    /// <summary>A fragment that the table keeps, and counts if its datagram never completes.</summary>
    Fragment,

    /// <summary>The capture's snap length cut it.</summary>
    Cut,

    /// <summary>Its lengths contradict each other.</summary>
    Malformed,
}
